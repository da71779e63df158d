/** Long work in slices, so that a key, a click or a change never waits for the end of it. */

/** For how long one slice may hold up the page; a slow machine takes a few times as long for it. */
export const SLICE_MS = 15;

const { port1: from, port2: to } = new MessageChannel();
const waiting = [];
from.onmessage = () => waiting.shift()();

/** Goes on after whatever else waits; unlike a timer's, its turn comes at once. */
export function later(work) {
  waiting.push(work);
  to.postMessage(null);
}
