/** What the page's address says, and keeping it said: a reload, a bookmark or a colleague sees the same. */

import { isState } from './states.js';

const TEXTS = ['source', 'account', 'reason', 'team', 'q', 'sort', 'thresholds', 'agent', 'mode'];

export function readAddress() {
  const parameters = new URLSearchParams(location.search);
  const read = Object.fromEntries(TEXTS.map((name) => [name, parameters.get(name) || null]));
  const least = Number(parameters.get('minForMs') ?? 0);
  return {
    ...read,
    states: (parameters.get('state') ?? '').split(',').filter(isState),
    minForMs: Number.isFinite(least) && least > 0 ? Math.floor(least) : 0,
    suspects: parameters.get('suspects') === 'true',
    over: parameters.get('over') === 'true',
  };
}

/** Writes into the address what differs from the default; the rest of it stays. */
export function writeAddress(changes) {
  const target = addressWith(changes);
  if (target !== location.pathname + location.search) {
    history.replaceState(history.state, '', target);
  }
}

/**
 * Writes into the address whose drawer is open, as a step of its own that Back takes back. A step whose drawer was
 * closed on the page is used again: there is never more than one that leads nowhere.
 */
export function writeDrawer(agent) {
  if (history.state?.drawer) {
    writeAddress({ agent });
  } else {
    history.pushState({ drawer: true }, '', addressWith({ agent }));
  }
}

function addressWith(changes) {
  const parameters = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '' || value === false || value === 0) {
      parameters.delete(name);
    } else {
      parameters.set(name, value);
    }
  }
  const query = parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return `${location.pathname}${query ? `?${query}` : ''}`;
}
