/** One agent's day, at the side: timeline, intervals, and the transitions behind an interval. */

import { el, setText, setAttribute } from './dom.js';
import { icon } from './icons.js';
import { strip } from './strip.js';
import { drawBars } from './bars.js';
import { dayOfAgent, transitionsOf } from './day.js';
import { intervalTable, transitionTable } from './day-tables.js';
import { paintAge, stateMark } from './columns.js';
import { classOf, platformOf, STATES, wordOf } from './states.js';
import { dayOf, duration, hours, minuteTime, startOfDay, utc } from './format.js';
import { serverNow } from './clock.js';

const DAYS_BACK = 7; // the whole days within the usual retention of 8 days, until a row says how long it is
const SHORTEST_MS = 60_000;
const RENEWED_MS = 60_000;
const CHANGED_MS = 5000; // the least time between two renewals of an agent that changes a lot

export class Drawer {
  #dialog;
  #closed;
  #agent = null;
  #back = 0;
  #daysBack = DAYS_BACK;
  #chart = null;
  #asking = null;
  #loadedAt = null;
  #seen = null;
  #chosen = null;

  constructor(dialog, closed) {
    this.#dialog = dialog;
    this.#closed = closed;
    dialog.addEventListener('close', () => this.#left());
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  }

  /** Whose day it shows, or null. */
  get agent() {
    return this.#agent;
  }

  /** @param agent as the store knows it */
  open(agent) {
    this.#agent = agent;
    this.#back = 0;
    this.#chosen = null;
    this.#dialog.replaceChildren(this.#head(agent), this.#days(), el('div', { class: 'drawer-body', data: { testid: 'drawer-body' } }));
    if (!this.#dialog.open) {
      this.#dialog.showModal();
    }
    this.tick(null);
    this.#load();
  }

  /** Keeps the state in the head up to date, and what is below it unless the display is held. */
  tick(context, isHeld = false) {
    if (this.#agent === null || context === null) {
      return;
    }
    if (!isHeld && this.#isOld()) {
      this.#renew();
    }
    const now = this.#dialog.querySelector('.now');
    const { state, reason } = this.#agent;
    if (now.dataset.shown !== `${state}/${reason}`) {
      now.dataset.shown = `${state}/${reason}`;
      now.querySelector('.now-state').replaceChildren(stateMark(state), reason ? ` ${reason}` : '');
    }
    const { views } = context;
    setText(now.querySelector('.elapsed'), duration(views.elapsed(this.#agent, context.now)));
    paintAge(now.querySelector('.mark'), views.isStale(this.#agent), views.isLive(this.#agent));
  }

  #head(agent) {
    return el(
      'header',
      { class: 'drawer-head' },
      el('h2', { id: 'drawer-title', text: agent.name ?? agent.agentId }),
      el('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close', data: { testid: 'drawer-close' }, on: { click: () => this.#dialog.close() } }, icon('close')),
      el('p', { class: 'drawer-key', text: `${platformOf(agent.source)} · ${agent.key}` }),
      el('p', { class: 'now' }, el('span', { class: 'now-state' }), el('span', { class: 'elapsed' }), el('span', { class: 'mark' })),
    );
  }

  #days() {
    const move = (by) => {
      this.#back += by;
      this.#chosen = null;
      this.#load();
    };
    return el(
      'div',
      { class: 'days', role: 'group', 'aria-label': 'Day' },
      el('button', { type: 'button', class: 'icon-button', 'aria-label': 'The day before', data: { testid: 'day-before' }, on: { click: () => move(1) } }, icon('left')),
      el('strong', { class: 'day-name', data: { testid: 'day' }, 'aria-live': 'polite' }),
      el('button', { type: 'button', class: 'icon-button', 'aria-label': 'The day after', data: { testid: 'day-after' }, on: { click: () => move(-1) } }, icon('right')),
    );
  }

  async #load() {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    this.#loadedAt = null;
    this.#seen = seenOf(this.#agent);
    const { from, to } = this.#range();
    this.#showDay(from);
    const body = this.#dialog.querySelector('.drawer-body');
    setAttribute(body, 'aria-busy', true);
    try {
      const day = await dayOfAgent(this.#agent.key, from, to, asking.signal);
      this.#show(body, day, from, startOfDay(from, 1));
    } catch (problem) {
      if (!asking.signal.aborted) {
        body.replaceChildren(el('p', { class: 'problem', role: 'alert', text: `This day can't be shown now: ${problem.message}` }));
      }
    }
    setAttribute(body, 'aria-busy', false);
    if (!asking.signal.aborted) {
      this.#loadedAt = performance.now();
    }
  }

  #range() {
    const now = serverNow();
    const from = startOfDay(now, -this.#back);
    return { from, to: this.#back === 0 ? Math.max(now, from + SHORTEST_MS) : startOfDay(now, 1 - this.#back) };
  }

  #isOld() {
    const ms = this.#loadedAt === null ? 0 : performance.now() - this.#loadedAt;
    return ms >= RENEWED_MS || (ms >= CHANGED_MS && this.#back === 0 && this.#seen !== seenOf(this.#agent));
  }

  /** Asks again for what is shown. Nothing moves: the scroll, the chosen interval and the focus stay. */
  async #renew() {
    const { signal } = this.#asking;
    this.#loadedAt = null;
    this.#seen = seenOf(this.#agent);
    const { from, to } = this.#range();
    try {
      const day = await dayOfAgent(this.#agent.key, from, to, signal);
      if (!signal.aborted) {
        staying(this.#dialog, () => this.#show(this.#dialog.querySelector('.drawer-body'), day, from, startOfDay(from, 1)));
      }
    } catch (unanswered) {
      // What is shown says up to when it is known; it is asked for again.
    }
    if (!signal.aborted) {
      this.#loadedAt = performance.now();
    }
  }

  #showDay(from) {
    this.#dialog.querySelector('.day-name').textContent = this.#back === 0 ? `Today, ${dayOf(from)}` : dayOf(from);
    this.#dialog.querySelector('[data-testid=day-before]').disabled = this.#back >= this.#daysBack;
    this.#dialog.querySelector('[data-testid=day-after]').disabled = this.#back === 0;
  }

  #show(body, day, from, to) {
    this.#chart?.destroy();
    this.#chart = null;
    this.#daysBack = daysBackOf(day.rows) ?? this.#daysBack;
    this.#showDay(from);
    const chosen = this.#chosen === null ? null : day.rows?.find(({ start }) => start === this.#chosen);
    const behind = (chosen && body.querySelector('.behind')) || el('section', { class: 'behind', data: { testid: 'behind' } });
    const choose = (row) => this.#choose(behind, row);
    body.replaceChildren(
      el('section', {}, el('h3', { text: 'Timeline' }), strip(day.pieces, from, to), legend(day.pieces)),
      el('section', {}, el('h3', { text: 'Intervals' }), ...(day.rows === null ? [el('p', { text: 'They can’t be shown: what you signed in with lacks the scope read:intervals.' })] : this.#intervals(day.rows, choose))),
      behind,
      el('details', { open: body.querySelector('details')?.open ?? false }, el('summary', { text: `All transitions of the day (${day.pieces.length})` }), scrolling('All transitions', transitionTable(day.pieces, from, 'All transitions of the day', 'day'))),
      el('p', { class: 'as-of', text: `Known up to ${minuteTime(day.asOf)}`, title: utc(day.asOf) }),
    );
    this.#mark();
    if (chosen) {
      this.#showBehind(behind, chosen).catch(() => {}); // what stood there stays
    }
  }

  #intervals(rows, choose) {
    const canvas = el('canvas', { role: 'img', 'aria-label': "The day's intervals as stacked bars; the table below has the same numbers" });
    const chart = el('div', { class: 'chart', data: { testid: 'chart' } }, canvas);
    queueMicrotask(() => this.#draw(canvas, rows, choose)); // once it has a place
    return [chart, scrolling('Intervals', intervalTable(rows, choose))];
  }

  async #draw(canvas, rows, choose) {
    try {
      const chart = await drawBars(canvas, rows, choose);
      if (canvas.isConnected) {
        this.#chart = chart;
      } else {
        chart.destroy();
      }
    } catch (problem) {
      canvas.parentElement.replaceChildren(el('p', { class: 'problem', text: problem.message }));
    }
  }

  async #choose(place, row) {
    this.#chosen = row.start;
    this.#mark();
    const title = el('h3', { id: 'behind-title', tabindex: '-1', text: behindOf(row) });
    place.replaceChildren(title, el('p', { text: 'Asking…' }));
    title.focus({ preventScroll: true });
    try {
      await this.#showBehind(place, row);
      place.scrollIntoView({ block: 'nearest' });
    } catch (problem) {
      place.replaceChildren(title, el('p', { class: 'problem', role: 'alert', text: problem.message }));
    }
  }

  /** Below the title that stands there. */
  async #showBehind(place, row) {
    const pieces = await transitionsOf(this.#agent.key, row.start, row.end, this.#asking.signal);
    if (this.#chosen === row.start) {
      place.replaceChildren(place.firstChild, scrolling(behindOf(row), transitionTable(pieces, row.start, behindOf(row), 'interval')));
    }
  }

  /** Which interval's transitions are shown. */
  #mark() {
    for (const line of this.#dialog.querySelectorAll('[data-testid=interval]')) {
      setAttribute(line, 'aria-current', Date.parse(line.dataset.start) === this.#chosen);
    }
  }

  #left() {
    this.#asking?.abort();
    this.#chart?.destroy();
    this.#chart = null;
    this.#agent = null;
    this.#dialog.replaceChildren();
    this.#closed();
  }
}

function behindOf({ start, end }) {
  return `Transitions behind ${minuteTime(start)}–${minuteTime(end)}`;
}

/** A closed row can change for as long as what it was made of is kept: the whole days within that. */
function daysBackOf(rows) {
  const row = rows?.find(({ revisableUntil }) => revisableUntil);
  return row ? Math.max(1, Math.floor((Date.parse(row.revisableUntil) - row.end) / hours(24)) - 1) : null;
}

/** What of an agent makes its day another one. */
function seenOf({ state, reason, since, previousSince }) {
  return [state, reason, since, previousSince].join();
}

/** Replaces parts of a dialog, and leaves its scroll and its focus where they were. */
function staying(dialog, replace) {
  const { scrollTop } = dialog;
  const focused = document.activeElement;
  const same = focused?.dataset.start ? `button[data-start="${focused.dataset.start}"]` : focused?.getAttribute('aria-label') && `[aria-label="${CSS.escape(focused.getAttribute('aria-label'))}"]`;
  replace();
  dialog.scrollTop = scrollTop;
  if (!focused.isConnected || document.activeElement !== focused) {
    (focused.isConnected ? focused : same && dialog.querySelector(same))?.focus({ preventScroll: true });
  }
}

/** A table too wide for its place scrolls in it, by keyboard too. */
function scrolling(label, table) {
  return el('div', { class: 'scrolling', tabindex: '0', role: 'region', 'aria-label': label }, table);
}

function legend(pieces) {
  const sums = new Map();
  pieces.forEach(({ state, durationMs }) => sums.set(state, (sums.get(state) ?? 0) + durationMs));
  const items = STATES.filter(({ id }) => sums.get(id) > 0).map(({ id }) =>
    el('li', { class: classOf(id) }, icon(id), `${wordOf(id)} `, el('span', { text: duration(sums.get(id)), title: `${sums.get(id)} ms`, data: { ms: sums.get(id), state: id } })),
  );
  return el('ul', { class: 'legend' }, ...items);
}
