/**
 * Reads everybody's interval rows, of one account and interval at a time, each once when it is closed: of today, and
 * of the day before only for as long as somebody may be logged in without a break. Of a row it keeps only what
 * occupancy and that unbroken time need. Posts {days: list of {key, occupancy, staffedSince}, of whom it is another one,
 * read: accounts of which all days are posted}.
 */

import { hours } from './format.js';
import { dayOf, isLoggedInSince, slotOf } from './occupancy-day.js';
import { SUSPECT_AFTER_MS } from './thresholds.js';

const LONGEST_MS = hours(1); // every interval's length divides it; asked for until a row says how long they are
const REVISED = 2; // so many intervals are read again when the next one closed: vendors are late by an hour or two
const PIECE = 1000;

/** `source:account` → {read: starts of intervals, newest, intervalMs, agents: key → {slots, said}} */
const known = new Map();
let asked = null;
let busy = false;

self.onmessage = async ({ data }) => {
  asked = data;
  if (busy) {
    return;
  }
  busy = true;
  try {
    for (const account of asked.accounts) {
      await follow(account);
    }
  } catch (unanswered) {
    // What couldn't be read is asked for again soon; until then the board shows what it knows.
  }
  busy = false;
};

async function follow({ source, account, through }) {
  const scope = `${source}:${account}`;
  if (!known.has(scope)) {
    known.set(scope, { read: new Set(), newest: null, intervalMs: null, agents: new Map() });
  }
  const one = known.get(scope);
  const open = new Set();
  readAgain(one, through);
  try {
    for (let start = next(one, through); start !== null; start = next(one, through)) {
      const began = performance.now();
      await read(one, `source=${encodeURIComponent(source)}&account=${encodeURIComponent(account)}`, start, open);
      await rest(performance.now() - began);
    }
    one.newest = newestOf(one, through);
    tell(one, farthestOf(one, through));
    self.postMessage({ days: [], read: [scope] });
  } finally {
    open.forEach((start) => one.read.delete(start));
  }
}

/** The newest intervals are read again once another one closed: by then most of their revisions are there. */
function readAgain(one, through) {
  const newest = newestOf(one, through);
  for (let i = 0; one.newest !== null && newest > one.newest && i < REVISED; i++) {
    one.read.delete(one.newest - i * lengthOf(one));
  }
}

/** The start of the newest closed interval that wasn't read yet; null if none is wanted. */
function next(one, through) {
  const length = lengthOf(one);
  const first = Math.min(asked.midnight, farthestOf(one, through));
  for (let start = newestOf(one, through); start >= first; start -= length) {
    if (!one.read.has(start)) {
      const wanted = start >= asked.midnight || [...one.agents.values()].some(({ slots }) => isLoggedInSince(slots, start + length));
      return wanted ? start : null;
    }
  }
  return null;
}

function newestOf(one, through) {
  return (Math.floor(through / lengthOf(one)) - 1) * lengthOf(one);
}

/** Who wasn't offline since then has been logged in for so long that it is suspect. */
function farthestOf(one, through) {
  return through - SUSPECT_AFTER_MS - 2 * lengthOf(one);
}

function lengthOf(one) {
  return one.intervalMs ?? LONGEST_MS;
}

/** @param open takes the starts of intervals that turned out not to be closed */
async function read(one, whose, start, open) {
  const end = start + lengthOf(one);
  const response = await fetch(`${asked.url}?from=${new Date(start).toISOString()}&to=${new Date(end).toISOString()}&${whose}`, {
    headers: { Accept: 'application/x-ndjson' },
  });
  if (!response.ok) {
    throw new Error(`the answer was ${response.status}`);
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = (rest + piece.value).split('\n');
    rest = lines.pop();
    lines.filter(Boolean).forEach((line) => take(one, JSON.parse(line), open));
  }
  for (let at = start; at < end; at += lengthOf(one)) {
    one.read.add(at);
  }
}

function take(one, row, open) {
  const start = Date.parse(row.intervalStart);
  if (!row.closed) {
    open.add(start);
    return;
  }
  const slot = slotOf(row);
  one.intervalMs = slot.endMs - start;
  if (!one.agents.has(row.agent)) {
    one.agents.set(row.agent, { slots: new Map(), said: '' });
  }
  one.agents.get(row.agent).slots.set(start, slot);
}

/** The service has others to answer: it rests for as long as it worked. */
function rest(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function tell(one, farthest) {
  let days = [];
  for (const [key, agent] of one.agents) {
    const day = dayOf(agent.slots, asked.midnight, farthest);
    const said = `${day.occupancy}/${day.staffedSince}`;
    if (said !== agent.said) {
      agent.said = said;
      days.push({ key, ...day });
    }
    if (days.length === PIECE) {
      self.postMessage({ days, read: [] });
      days = [];
    }
  }
  self.postMessage({ days, read: [] });
}
