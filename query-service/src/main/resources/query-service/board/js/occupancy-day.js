/** What the interval rows of an agent say of its day. */

const UNSTAFFED = new Set(['OFFLINE', 'UNKNOWN']);
const BUSY = new Set(['INTERACTING', 'AFTER_CONTACT_WORK']);

/** What is kept of a row. */
export function slotOf(row) {
  const slot = { busyMs: 0, idleMs: 0, endMs: Date.parse(row.intervalEnd), offline: false, staffed: false };
  for (const { state, durationMs } of row.states) {
    slot.busyMs += BUSY.has(state) ? durationMs : 0;
    slot.idleMs += state === 'AVAILABLE' ? durationMs : 0;
    slot.offline ||= state === 'OFFLINE' && durationMs > 0;
    slot.staffed ||= !UNSTAFFED.has(state) && durationMs > 0;
  }
  return slot;
}

/** @param slots by the start of their interval; those before both instants are forgotten */
export function dayOf(slots, midnight, farthest) {
  for (const start of slots.keys()) {
    if (start < midnight && start < farthest) {
      slots.delete(start);
    }
  }
  return { occupancy: occupancyOf(slots, midnight), staffedSince: unbroken(slots).staffedSince };
}

/** Whether nothing since then says that an agent was offline. */
export function isLoggedInSince(slots, instant) {
  return unbroken(slots).since === instant;
}

/** (interacting + after contact work) / (those + available) since midnight; null when that is 0. */
function occupancyOf(slots, midnight) {
  let busy = 0;
  let all = 0;
  for (const [start, { busyMs, idleMs }] of slots) {
    if (start >= midnight) {
      busy += busyMs;
      all += busyMs + idleMs;
    }
  }
  return all === 0 ? null : busy / all;
}

/**
 * The unbroken row of intervals, up to the newest, without a moment offline. Time that wasn't observed breaks
 * nothing, but nobody is logged in from it on.
 */
function unbroken(slots) {
  let since = null;
  let staffedSince = null;
  for (const start of [...slots.keys()].sort((a, b) => b - a)) {
    const { offline, staffed, endMs } = slots.get(start);
    if (offline || (since !== null && endMs !== since)) {
      break;
    }
    since = start;
    staffedSince = staffed ? start : staffedSince;
  }
  return { since, staffedSince };
}
