/**
 * Reads everybody's interval rows of the last day as NDJSON, line by line, and keeps of each only what today's
 * occupancy and an unbroken time logged in need. Posts {key, occupancy, staffedSince} in pieces.
 */

const SLOT_MS = 300_000; // every interval length divides an hour; none is shorter in practice
const DAY_MS = 86_400_000;
const PIECE = 1000;
const UNSTAFFED = new Set(['OFFLINE', 'UNKNOWN']);
const BUSY = new Set(['INTERACTING', 'AFTER_CONTACT_WORK']);

/** agent key → Map of interval start → {busyMs, idleMs, endMs, offline, staffed} */
const agents = new Map();
let intervalMs = null;

self.onmessage = async ({ data: { url, from, to, midnight } }) => {
  try {
    await read(`${url}?from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`);
    post(to, midnight);
    self.postMessage({ type: 'done', intervalMs });
  } catch (unanswered) {
    self.postMessage({ type: 'failed', message: unanswered.message });
  }
};

async function read(url) {
  const response = await fetch(url, { headers: { Accept: 'application/x-ndjson' } });
  if (!response.ok) {
    throw new Error(`the answer was ${response.status}`);
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = (rest + piece.value).split('\n');
    rest = lines.pop();
    lines.filter(Boolean).forEach((line) => take(JSON.parse(line)));
  }
  if (rest) {
    take(JSON.parse(rest));
  }
}

function take(row) {
  const slot = { busyMs: 0, idleMs: 0, endMs: Date.parse(row.intervalEnd), offline: false, staffed: false };
  for (const { state, durationMs } of row.states) {
    slot.busyMs += BUSY.has(state) ? durationMs : 0;
    slot.idleMs += state === 'AVAILABLE' ? durationMs : 0;
    slot.offline ||= state === 'OFFLINE' && durationMs > 0;
    slot.staffed ||= !UNSTAFFED.has(state) && durationMs > 0;
  }
  if (!agents.has(row.agent)) {
    agents.set(row.agent, new Map());
  }
  const start = Date.parse(row.intervalStart);
  intervalMs = slot.endMs - start;
  agents.get(row.agent).set(start, slot);
}

function post(now, midnight) {
  let days = [];
  for (const [key, slots] of agents) {
    for (const [start] of slots) {
      if (start < now - DAY_MS - SLOT_MS) {
        slots.delete(start);
      }
    }
    days.push({ key, occupancy: occupancyOf(slots, midnight), staffedSince: staffedSince(slots) });
    if (days.length === PIECE) {
      self.postMessage({ type: 'days', days });
      days = [];
    }
  }
  self.postMessage({ type: 'days', days });
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
 * The start of the unbroken row of intervals, up to the newest, without a moment offline. Time that wasn't
 * observed breaks nothing, but nothing begins with it.
 */
function staffedSince(slots) {
  const starts = [...slots.keys()].sort((a, b) => b - a);
  let since = null;
  let next = null;
  for (const start of starts) {
    const { offline, staffed, endMs } = slots.get(start);
    if (offline || (next !== null && endMs !== next)) {
      break;
    }
    next = start;
    since = staffed ? start : since;
  }
  return since;
}
