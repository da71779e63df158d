/** The day's timeline as one strip of coloured pieces; the table of transitions says the same in words. */

import { el } from './dom.js';
import { classOf, wordOf } from './states.js';
import { clockTime, duration, minuteTime, utc } from './format.js';

const HOUR_MS = 3_600_000;

export function strip(pieces, from, to) {
  const whole = to - from;
  const share = (ms) => `${((ms / whole) * 100).toFixed(4)}%`;
  const bar = el('div', { class: 'strip', role: 'img', 'aria-label': label(pieces), data: { testid: 'strip' } });
  for (const piece of pieces.filter(({ durationMs }) => durationMs > 0)) {
    const part = el('span', { class: `piece ${classOf(piece.state)}`, title: titleOf(piece), data: { state: piece.state, ms: piece.durationMs } });
    part.style.left = share(piece.start - from);
    part.style.width = share(piece.durationMs);
    bar.append(part);
  }
  return el('div', { class: 'strip-box' }, bar, scale(from, to, share));
}

function scale(from, to, share) {
  const ticks = el('div', { class: 'scale', 'aria-hidden': 'true' });
  const step = (to - from) / HOUR_MS > 12 ? 3 : 1;
  for (let at = from; at <= to; at += step * HOUR_MS) {
    const tick = el('span', { text: minuteTime(at) });
    tick.style.left = share(at - from);
    ticks.append(tick);
  }
  return ticks;
}

function titleOf({ state, reason, start, stop, durationMs }) {
  return `${wordOf(state)}${reason ? `, ${reason}` : ''}: ${clockTime(start)} to ${clockTime(stop)}, ${duration(durationMs)} (${durationMs} ms; from ${utc(start)})`;
}

function label(pieces) {
  const sums = new Map();
  pieces.forEach(({ state, durationMs }) => sums.set(state, (sums.get(state) ?? 0) + durationMs));
  const said = [...sums].filter(([, ms]) => ms > 0).map(([state, ms]) => `${wordOf(state)} ${duration(ms)}`);
  return `The day's timeline: ${said.join(', ') || 'nothing is known'}`;
}
