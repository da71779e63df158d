/** One agent's day as the API gives it, its timeline cut to the day. */

import { ask, segment } from './api.js';

/** @returns {pieces, rows, asOf} of [from, to); rows is null where who asks may not read intervals */
export async function dayOfAgent(key, from, to, signal) {
  const range = `from=${iso(from)}&to=${iso(to)}`;
  const [timeline, intervals] = await Promise.all([
    ask(`v1/agents/${segment(key)}/timeline?${range}`, { signal }),
    ask(`v1/agents/${segment(key)}/intervals?${range}`, { signal }).catch(nothingIfForbidden),
  ]);
  const asOf = Date.parse(timeline.asOf ?? new Date(to).toISOString());
  return { pieces: piecesOf(timeline.items, from, Math.min(to, asOf)), rows: intervals?.items.map(rowOf) ?? null, asOf };
}

function nothingIfForbidden(problem) {
  if (problem.status === 403) {
    return null;
  }
  throw problem;
}

/** What an agent did within one interval, transition by transition. */
export async function transitionsOf(key, from, to, signal) {
  const timeline = await ask(`v1/agents/${segment(key)}/timeline?from=${iso(from)}&to=${iso(to)}`, { signal });
  const end = timeline.asOf ? Math.min(to, Date.parse(timeline.asOf)) : to;
  return piecesOf(timeline.items, from, end);
}

/** Transitions as pieces of time: each holds to the next one's instant; same instants have no length. */
function piecesOf(items, from, end) {
  return items.map((item, i) => {
    const at = Date.parse(item.at);
    const next = i + 1 < items.length ? Date.parse(items[i + 1].at) : end;
    const start = Math.max(at, from);
    const stop = item.sameInstant ? start : Math.max(start, Math.min(next, end));
    return { ...item, at, start, stop, durationMs: stop - start, reason: item.reason ?? null };
  });
}

function rowOf(row) {
  return { ...row, start: Date.parse(row.intervalStart), end: Date.parse(row.intervalEnd) };
}

function iso(ms) {
  return new Date(ms).toISOString();
}
