/** The drawer's tables: an agent's intervals, and the transitions behind one of them. */

import { el } from './dom.js';
import { icon } from './icons.js';
import { stateMark } from './columns.js';
import { msOf } from './bars.js';
import { STATES } from './states.js';
import { clockTime, duration, minuteTime, percent, timeOn, utc } from './format.js';

/** After the name of an interval; one that says nothing in any row is left out. */
const REVISION = { head: 'Revision', cell: revisionCell };
const SUMS = [
  { head: 'Occupancy', isWanted: ({ occupancy }) => occupancy !== null && occupancy !== undefined, cell: occupancyCell },
  { head: 'Handled', isWanted: (row) => row.handle.some(({ handled }) => handled > 0), cell: handledCell },
  { head: 'Handle time', isWanted: (row) => row.handle.some(({ handleMs }) => handleMs > 0), cell: handleTimeCell },
];

/** @param choose is given a row whose transitions are wanted */
export function intervalTable(rows, choose) {
  const states = STATES.filter(({ id }) => rows.some((row) => msOf(row, id) > 0));
  const columns = [REVISION, ...states.map(durationColumn), ...SUMS].filter(({ isWanted }) => isWanted === undefined || rows.some(isWanted));
  const heads = ['Interval', ...columns.map(({ head }) => head)];
  return el(
    'table',
    { class: 'day-table', data: { testid: 'intervals' } },
    el('caption', { class: 'unseen', text: 'Intervals of the day, newest first' }),
    el('thead', {}, el('tr', {}, ...heads.map((text, i) => el('th', { scope: 'col', class: i === 0 ? '' : 'number', text })))),
    el('tbody', {}, ...[...rows].reverse().map((row) => intervalRow(row, columns, choose))),
  );
}

function intervalRow(row, columns, choose) {
  const name = `${minuteTime(row.start)}–${minuteTime(row.end)}`;
  const button = el('button', {
    type: 'button',
    class: 'link',
    text: name,
    title: `${utc(row.start)} to ${utc(row.end)}`,
    'aria-label': `${name}: show the transitions`,
    data: { testid: 'choose-interval', start: row.intervalStart },
    on: { click: () => choose(row) },
  });
  return el(
    'tr',
    { data: { start: row.intervalStart, testid: 'interval' } },
    el('th', { scope: 'row' }, button),
    ...columns.map(({ cell }) => cell(row)),
  );
}

function durationColumn({ id, word }) {
  return { head: word, cell: (row) => durationCell(msOf(row, id), id) };
}

function occupancyCell({ occupancy }) {
  return el('td', { class: 'number', text: percent(occupancy), title: occupancy ?? '', data: { occupancy: occupancy ?? '' } });
}

function durationCell(ms, state) {
  return el('td', { class: ms === 0 ? 'number zero' : 'number', text: duration(ms), title: `${ms} ms`, data: { ms, state } });
}

function handledCell(row) {
  const known = row.handle.map((line) => line.handled).filter((n) => n !== null && n !== undefined);
  const sum = known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
  return el('td', { class: 'number', text: sum === null ? '–' : String(sum), data: { handled: sum ?? '' } });
}

/** One line per stream and attribution, never added up: they count different things. */
function handleTimeCell(row) {
  const cell = el('td', { class: 'number handle' });
  if (row.handle.length === 0) {
    cell.textContent = '–';
  }
  for (const { stream, attribution, handleMs, talkMs, holdMs, acwMs } of row.handle) {
    const parts = `${stream}, ${attribution}: handle ${handleMs} ms, talk ${talkMs} ms, hold ${holdMs} ms, after contact work ${acwMs} ms`;
    cell.append(el('span', { text: duration(handleMs), title: parts, data: { ms: handleMs ?? '', stream } }));
  }
  return cell;
}

function revisionCell(row) {
  if (!row.closed) {
    return el('td', { class: 'number' }, el('span', { class: 'mark', text: 'in progress' }));
  }
  const title = `${row.revisionReason}; can change until ${utc(Date.parse(row.revisableUntil))}`;
  return el('td', { class: 'number', text: String(row.revision), title, data: { revision: row.revision } });
}

/**
 * What an agent did, piece by piece.
 *
 * @param within whose part of each piece is shown: the interval's or the day's
 */
export function transitionTable(pieces, now, caption, within) {
  const time = `In the ${within}`;
  const heads = ['At', 'State', 'Reason', time, 'Vendor says', 'Notes'];
  return el(
    'table',
    { class: 'day-table', data: { testid: 'transitions' } },
    el('caption', { class: 'unseen', text: caption }),
    el('thead', {}, el('tr', {}, ...heads.map((text) => el('th', { scope: 'col', class: text === time ? 'number' : '', text })))),
    el('tbody', {}, ...pieces.map((piece) => transitionRow(piece, now))),
  );
}

function transitionRow(piece, now) {
  const raw = piece.raw ? [piece.raw.state, piece.raw.reason].filter(Boolean).join(' / ') : '–';
  return el(
    'tr',
    { data: { testid: 'transition', at: utc(piece.at), late: String(Boolean(piece.late)) } },
    el('td', {}, el('time', { datetime: utc(piece.at), title: utc(piece.at), text: timeOn(piece.at, now) })),
    el('td', {}, stateMark(piece.state)),
    el('td', { text: piece.reason ?? '–' }),
    el('td', { class: 'number', text: duration(piece.durationMs), title: `${piece.durationMs} ms`, data: { ms: piece.durationMs } }),
    el('td', { class: 'raw', text: raw, title: raw }),
    el('td', {}, ...notes(piece)),
  );
}

function notes({ late, sameInstant, cause, fetchedAt }) {
  const notes = [];
  if (late) {
    const at = fetchedAt ? Date.parse(fetchedAt) : null;
    const title = at === null ? '' : `fetched ${utc(at)}`;
    notes.push(el('span', { class: 'level warn', title }, icon('delayed'), at === null ? 'Late' : `Late, came ${clockTime(at)}`));
  }
  if (sameInstant) {
    notes.push(el('span', { class: 'mark', text: 'same instant, no length' }));
  }
  if (cause) {
    notes.push(el('span', { class: 'mark', text: cause }));
  }
  return notes;
}
