/** The board for a screen on the wall: large counts, and who has been in a state for longest. No controls. */

import { el, setText } from './dom.js';
import { icon } from './icons.js';
import { stateMark } from './columns.js';
import { classOf, isStaffed, STATES } from './states.js';
import { duration } from './format.js';
import { LEVELS, LEVEL_WORDS } from './thresholds.js';

const LONGEST = 8;

export class Wall {
  #counts = new Map();
  #list;
  #over;
  #signature = '';

  constructor(host) {
    host.hidden = false;
    const tiles = STATES.map(({ id, word }) => this.#tile(id, word));
    this.#over = el('span', { class: 'wall-count', text: '–' });
    this.#list = el('ol', { class: 'wall-list', data: { testid: 'wall-list' } });
    host.append(
      el('div', { class: 'wall-tiles' }, ...tiles, el('div', { class: 'wall-tile tile-over' }, this.#over, el('span', { class: 'wall-word' }, icon('warn'), 'Over threshold'))),
      el('h2', { text: 'Longest in their state' }),
      this.#list,
    );
  }

  show({ agents, counts, over }, context) {
    STATES.forEach(({ id }) => setText(this.#counts.get(id), (counts.get(id) ?? 0).toLocaleString('en-GB')));
    setText(this.#over, over.toLocaleString('en-GB'));
    const longest = agents.filter(({ state }) => isStaffed(state)).sort((a, b) => b.level - a.level || b.elapsed - a.elapsed).slice(0, LONGEST);
    const signature = longest.map(({ key, state, reason, level, name }) => [key, state, reason, level, name].join('\t')).join('\n');
    if (signature !== this.#signature) {
      this.#signature = signature;
      this.#list.replaceChildren(...longest.map(line));
    }
    longest.forEach((agent, i) => setText(this.#list.children[i].querySelector('.elapsed'), duration(context.views.elapsed(agent, context.now))));
  }

  #tile(id, word) {
    const number = el('span', { class: 'wall-count', text: '–', data: { testid: `wall-${id}` } });
    this.#counts.set(id, number);
    return el('div', { class: `wall-tile ${classOf(id)}` }, number, el('span', { class: 'wall-word' }, icon(id), word));
  }
}

function line(agent) {
  const level = agent.level === 0 ? el('span') : el('span', { class: `level ${LEVELS[agent.level]}` }, icon(LEVELS[agent.level]), LEVEL_WORDS[agent.level]);
  return el(
    'li',
    { data: { level: LEVELS[agent.level] } },
    el('span', { class: 'wall-name', text: agent.name ?? agent.agentId }),
    stateMark(agent.state),
    el('span', { class: 'wall-reason', text: agent.reason ?? '' }),
    level,
    el('span', { class: 'elapsed' }),
  );
}
