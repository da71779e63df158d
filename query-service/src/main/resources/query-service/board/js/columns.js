/** The table's columns: how each paints its cell, and what the CSV says of it. */

import { el, setText, setAttribute } from './dom.js';
import { icon } from './icons.js';
import { classOf, platformOf, wordOf } from './states.js';
import { duration, percent, timeOn, utc } from './format.js';
import { LEVELS, LEVEL_WORDS } from './thresholds.js';

const NONE = '–';
const READING = 'still being read';

/** @typedef context {{views, now}} what a cell depends on beside its agent */
export const COLUMNS = [
  { id: 'name', title: 'Agent', grow: 2, min: 138, paint: paintName },
  { id: 'state', title: 'State', grow: 1, min: 190, paint: paintState },
  { id: 'reason', title: 'Reason', grow: 1, min: 76, paint: (cell, agent) => paintText(cell, agent.reason) },
  { id: 'time', title: 'Time in state', grow: 1, min: 166, number: true, paint: paintTime, ticks: true },
  { id: 'attention', title: 'Attention', grow: 1, min: 182, paint: paintAttention },
  { id: 'platform', title: 'Platform', grow: 1, min: 132, paint: paintPlatform },
  { id: 'team', title: 'Team', grow: 1, min: 80, paint: (cell, agent) => paintText(cell, agent.team) },
  { id: 'since', title: 'Since', grow: 1, min: 108, number: true, paint: paintSince, ticks: true },
  { id: 'occupancy', title: 'Occupancy today', grow: 1, min: 150, number: true, paint: paintOccupancy },
];

/** Paints one cell anew, if what it shows has changed. */
export function paintCell(column, cell, agent, context) {
  column.paint(cell, agent, context);
}

function paintName(cell, agent) {
  const [name, id] = parts(cell, () => [el('span', { class: 'agent-name' }), el('span', { class: 'agent-id' })]);
  setText(name, agent.name ?? agent.agentId);
  setText(id, agent.name === null ? '' : agent.agentId);
  setAttribute(cell, 'title', agent.key);
}

function paintState(cell, agent) {
  if (cell.dataset.state !== agent.state || cell.dataset.cause !== (agent.cause ?? '')) {
    cell.dataset.state = agent.state;
    cell.dataset.cause = agent.cause ?? '';
    cell.replaceChildren(stateMark(agent.state));
    setAttribute(cell, 'title', agent.cause === null ? agent.state : `${agent.state}: ${agent.cause}`);
  }
}

/** A state as colour, icon and word. */
export function stateMark(state) {
  return el('span', { class: `state ${classOf(state)}`, data: { state } }, icon(state), wordOf(state));
}

function paintText(cell, text) {
  setText(cell, text ?? NONE);
  setAttribute(cell, 'title', text ?? '');
}

function paintTime(cell, agent, { views, now }) {
  const [time, mark] = parts(cell, () => [el('span', { class: 'elapsed', data: { testid: 'elapsed' } }), el('span', { class: 'mark' })]);
  const elapsed = views.elapsed(agent, now);
  setText(time, duration(elapsed));
  paintAge(mark, views.isStale(agent), views.isLive(agent));
  setAttribute(cell, 'title', `${elapsed} ms; as of ${utc(views.asOf(agent, now))}`);
}

/** The mark of knowledge that isn't as of now. */
export function paintAge(mark, isStale, isLive) {
  const word = isStale ? 'stale' : isLive ? '' : 'delayed';
  if (mark.dataset.word !== word) {
    mark.dataset.word = word;
    mark.replaceChildren(...(word ? [icon('delayed'), word] : []));
  }
}

function paintAttention(cell, agent) {
  const shown = `${agent.level}${agent.suspect}`;
  if (cell.dataset.shown === shown) {
    return;
  }
  cell.dataset.shown = shown;
  cell.replaceChildren(...attentionMarks(agent));
}

/** What somebody should look at, each as colour, icon and word. */
export function attentionMarks(agent) {
  const marks = [];
  if (agent.level > 0) {
    marks.push(el('span', { class: `level ${LEVELS[agent.level]}` }, icon(LEVELS[agent.level]), LEVEL_WORDS[agent.level]));
  }
  if (agent.suspect) {
    marks.push(el('span', { class: 'level suspect', title: 'not offline for over 16 hours' }, icon('suspect'), 'Suspect'));
  }
  return marks;
}

function paintPlatform(cell, agent) {
  setText(cell, platformOf(agent.source));
  setAttribute(cell, 'title', `account ${agent.account}`);
}

function paintSince(cell, agent, { now }) {
  setText(cell, timeOn(agent.since, now));
  setAttribute(cell, 'title', utc(agent.since));
}

function paintOccupancy(cell, agent) {
  const { occupancy } = agent;
  const [bar, text] = parts(cell, () => [el('span', { class: 'meter', 'aria-hidden': 'true' }, el('span')), el('span', { class: 'share' })]);
  setText(text, occupancy === undefined ? '…' : percent(occupancy));
  paintReading(text, occupancy === undefined);
  bar.hidden = (occupancy ?? null) === null;
  bar.firstChild.style.width = `${Math.round((occupancy ?? 0) * 100)}%`;
}

/** Three dots alone say nothing to a screen reader. */
function paintReading(text, isRead) {
  if (isRead) {
    setAttribute(text, 'role', 'img');
    setAttribute(text, 'aria-label', READING);
    setAttribute(text, 'title', READING);
  } else if (text.hasAttribute('role')) {
    ['role', 'aria-label', 'title'].forEach((name) => text.removeAttribute(name));
  }
}

/** The cell's own parts, made at its first painting. */
function parts(cell, make) {
  if (cell.childElementCount === 0) {
    cell.replaceChildren(...make());
  }
  return cell.children;
}
