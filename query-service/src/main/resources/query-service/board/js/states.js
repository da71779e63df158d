/** The states in the order of the contract, and what people call them. */

export const STATES = [
  { id: 'AVAILABLE', word: 'Available' },
  { id: 'INTERACTING', word: 'Interacting' },
  { id: 'AFTER_CONTACT_WORK', word: 'After contact work' },
  { id: 'NOT_READY', word: 'Not ready' },
  { id: 'OFFLINE', word: 'Offline' },
  { id: 'UNMAPPED', word: 'Unmapped' },
  { id: 'UNKNOWN', word: 'Unknown' },
];

const RANKS = new Map(STATES.map((state, rank) => [state.id, rank]));
const WORDS = new Map(STATES.map((state) => [state.id, state.word]));
const PLATFORMS = new Map([
  ['kore', 'Kore.ai'],
  ['liveperson', 'LivePerson'],
  ['genesys', 'Genesys Cloud'],
]);

/** Where a state stands in the contract's order; one this page doesn't know comes last. */
export function rankOf(state) {
  return RANKS.get(state) ?? RANKS.size;
}

export function wordOf(state) {
  return WORDS.get(state) ?? state;
}

export function isState(text) {
  return RANKS.has(text);
}

/** Logged in, as the contract says: neither offline nor unobserved. */
export function isStaffed(state) {
  return state !== 'OFFLINE' && state !== 'UNKNOWN';
}

export function platformOf(source) {
  return PLATFORMS.get(source) ?? source;
}

/** The class that gives a state its colour. */
export function classOf(state) {
  return `state-${RANKS.has(state) ? state.toLowerCase().replaceAll('_', '-') : 'unmapped'}`;
}
