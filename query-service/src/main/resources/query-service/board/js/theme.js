/** Light, dark, or as the system has it. */

const STORED_AS = 'agentclock.theme';
const NEXT = { system: 'light', light: 'dark', dark: 'system' };
const WORDS = { system: 'System', light: 'Light', dark: 'Dark' };

export function currentTheme() {
  const asked = new URLSearchParams(location.search).get('theme') ?? localStorage.getItem(STORED_AS);
  return Object.hasOwn(NEXT, asked) ? asked : 'system';
}

export function applyTheme(theme) {
  document.documentElement.dataset.theme = theme;
}

/** The theme after the given one, remembered in this browser. */
export function nextTheme(theme) {
  localStorage.setItem(STORED_AS, NEXT[theme]);
  return NEXT[theme];
}

export function themeWord(theme) {
  return WORDS[theme];
}
