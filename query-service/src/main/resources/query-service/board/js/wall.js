/** The board for a screen on the wall: large counts, and who has been in a state for longest. No controls. */

import { el, setText } from './dom.js';
import { icon } from './icons.js';
import { attentionMarks, paintAge, stateMark } from './columns.js';
import { classOf, isStaffed, platformOf, STATES } from './states.js';
import { duration, roughly } from './format.js';
import { LEVELS } from './thresholds.js';

const LONGEST = 8;
const STEP_MS = 5000; // ages go on in steps an eye can follow

export class Wall {
  #counts = new Map();
  #list;
  #over;
  #suspects;
  #ages;
  #signature = '';

  constructor(host) {
    host.hidden = false;
    const tiles = STATES.map(({ id, word }) => this.#tile(id, word));
    this.#over = el('span', { class: 'wall-count', text: '–', data: { testid: 'wall-over' } });
    this.#suspects = el('span', { class: 'wall-count', text: '–', data: { testid: 'wall-suspects' } });
    this.#ages = el('ul', { class: 'wall-ages', 'aria-label': 'How old the knowledge of each platform is', data: { testid: 'wall-ages' } });
    this.#list = el('ol', { class: 'wall-list', data: { testid: 'wall-list' } });
    host.append(
      el('div', { class: 'wall-tiles' }, ...tiles, tile('tile-over', this.#over, 'warn', 'Over threshold'), tile('tile-suspects', this.#suspects, 'suspect', 'Suspects')),
      this.#ages,
      el('h2', { text: 'Longest in their state' }),
      this.#list,
    );
  }

  show({ agents, counts, over, suspects }, context) {
    STATES.forEach(({ id }) => setText(this.#counts.get(id), (counts.get(id) ?? 0).toLocaleString('en-GB')));
    setText(this.#over, over.toLocaleString('en-GB'));
    setText(this.#suspects, suspects.toLocaleString('en-GB'));
    this.#showAges(context);
    const longest = agents.filter(({ state }) => isStaffed(state)).sort((a, b) => b.elapsed - a.elapsed).slice(0, LONGEST);
    const signature = longest.map(({ key, state, reason, level, suspect, name }) => [key, state, reason, level, suspect, name].join('\t')).join('\n');
    if (signature !== this.#signature) {
      this.#signature = signature;
      this.#list.replaceChildren(...longest.map(line));
    }
    longest.forEach((agent, i) => paintTime(this.#list.children[i], agent, context));
  }

  #showAges({ views, now }) {
    const ages = views.oldest(now);
    const sources = ages.map(({ source }) => source).join('\n');
    if (this.#ages.dataset.sources !== sources) {
      this.#ages.dataset.sources = sources;
      this.#ages.replaceChildren(...ages.map(({ source }) => el('li', { data: { source } }, el('strong', { text: platformOf(source) }), el('span', { class: 'age' }), el('span', { class: 'mark' }))));
    }
    ages.forEach(({ live, stale, ageMs }, i) => {
      const [, age, mark] = this.#ages.children[i].children;
      setText(age, ageMs === null ? 'nothing observed yet' : `${roughly(Math.floor(ageMs / STEP_MS) * STEP_MS)} old`);
      paintAge(mark, stale, live);
    });
  }

  #tile(id, word) {
    const number = el('span', { class: 'wall-count', text: '–', data: { testid: `wall-${id}` } });
    this.#counts.set(id, number);
    return tile(classOf(id), number, id, word);
  }
}

function tile(style, number, mark, word) {
  return el('div', { class: `wall-tile ${style}` }, number, el('span', { class: 'wall-word' }, icon(mark), word));
}

function paintTime(line, agent, { views, now }) {
  setText(line.querySelector('.elapsed'), duration(views.elapsed(agent, now)));
  paintAge(line.querySelector('.mark'), views.isStale(agent), views.isLive(agent));
}

function line(agent) {
  return el(
    'li',
    { data: { level: LEVELS[agent.level] } },
    el('span', { class: 'wall-name' }, el('span', { class: 'wall-person', text: agent.name ?? agent.agentId }), ' ', el('span', { class: 'wall-platform', text: platformOf(agent.source) })),
    stateMark(agent.state),
    el('span', { class: 'wall-reason', text: agent.reason ?? '' }),
    el('span', { class: 'wall-levels' }, ...attentionMarks(agent)),
    el('span', { class: 'mark' }),
    el('span', { class: 'elapsed' }),
  );
}
