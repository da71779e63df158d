/** How each feed is and how old what it brought is. Asked every five seconds. */

import { ask } from './api.js';
import { el, setAttribute } from './dom.js';
import { icon } from './icons.js';
import { platformOf } from './states.js';
import { count, minutes, roughly, utc, clockTime } from './format.js';
import { paintAge } from './columns.js';
import { displayNow } from './clock.js';

const EVERY_MS = 5000;
const WORDS = { UP: 'Up', STARTING: 'Starting', DEGRADED: 'Degraded', DOWN: 'Down' };
const WORST_FIRST = ['DOWN', 'DEGRADED', 'STARTING', 'UP'];

export class Feeds {
  #host;
  #line;
  #views;
  #isHeld;
  #items = null;
  #shown = '';
  #unanswered = null;

  /**
   * @param views how the states of each account are known
   * @param isHeld () => whether what is shown stays as it is
   */
  constructor(host, line, views, isHeld) {
    this.#host = host;
    this.#line = line;
    this.#views = views;
    this.#isHeld = isHeld;
  }

  start() {
    this.#ask();
  }

  async #ask() {
    try {
      this.#items = (await ask('v1/feeds')).items;
      this.#unanswered = null;
    } catch (unanswered) {
      this.#unanswered = unanswered.message;
    }
    this.show();
    setTimeout(() => this.#ask(), EVERY_MS);
  }

  /** Shows ages as of now; nothing is touched if nobody would see a difference. */
  show() {
    if (this.#isHeld()) {
      return;
    }
    if (this.#unanswered !== null) {
      this.#line.textContent = `Feeds: not known now (${this.#unanswered}); asked again every 5 s`;
      this.#shown = '';
      setAttribute(this.#host, 'aria-busy', false);
      return;
    }
    if (this.#items === null) {
      return;
    }
    const now = displayNow();
    const lines = this.#items.map((item) => ({ item, age: ageOf(item, now), known: this.#views.ageOf(item.source, item.account) }));
    const shown = JSON.stringify(lines.map(({ item, age, known }) => [item.feed, item.stream, item.status, item.lastError, age, known]));
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#line.replaceChildren(...headline(this.#items));
      this.#host.replaceChildren(...groups(lines).map(card));
      setAttribute(this.#host, 'aria-busy', false);
    }
  }
}

function ageOf(item, now) {
  if (!item.observedThrough) {
    return 'nothing observed yet';
  }
  const ms = Math.max(0, now - Date.parse(item.observedThrough));
  return `${roughly(ms < minutes(2) ? Math.floor(ms / EVERY_MS) * EVERY_MS : ms)} old`;
}

function headline(items) {
  const parts = [el('strong', { text: 'Feeds' })];
  for (const status of WORST_FIRST) {
    const n = items.filter((item) => item.status === status).length;
    if (n > 0) {
      parts.push(statusMark(status, `${n} ${WORDS[status].toLowerCase()}`));
    }
  }
  return items.length === 0 ? [...parts, ' none is configured'] : parts;
}

function groups(lines) {
  const byFeed = new Map();
  lines.forEach((line) => byFeed.set(line.item.feed, [...(byFeed.get(line.item.feed) ?? []), line]));
  return [...byFeed.values()];
}

function card(lines) {
  const { feed, source, account } = lines[0].item;
  const mark = el('span', { class: 'mark', title: 'how the states of its agents are known' });
  paintAge(mark, lines[0].known === 'stale', lines[0].known === 'live' || lines[0].known === null);
  return el(
    'article',
    { class: 'feed', data: { testid: 'feed', feed } },
    el('h3', { title: `${source}, account ${account}` }, platformOf(source), el('span', { class: 'feed-id', text: feed }), mark),
    el('ul', {}, ...lines.map(streamLine)),
  );
}

function streamLine({ item, age }) {
  const line = el(
    'li',
    { data: { testid: 'feed-stream', stream: item.stream, status: item.status } },
    statusMark(item.status, WORDS[item.status] ?? item.status),
    el('span', { class: 'stream', text: item.stream }),
    el('span', { class: 'age', text: age, title: item.observedThrough ? `observed through ${utc(Date.parse(item.observedThrough))}` : '' }),
  );
  if (item.holes?.length > 0) {
    line.append(el('span', { class: 'mark', text: count(item.holes.length, 'hole') }));
  }
  if (item.lastError) {
    line.append(errorOf(item.lastError));
  }
  return line;
}

function errorOf({ at, code, message }) {
  const when = at ? `${clockTime(Date.parse(at))} ` : '';
  const text = `${when}${code ? `${code}: ` : ''}${message ?? ''}`;
  return el('span', { class: 'feed-error', text, title: text });
}

function statusMark(status, words) {
  const name = (WORDS[status] ?? 'Degraded').toLowerCase();
  return el('span', { class: `status status-${name}` }, icon(name), words);
}
