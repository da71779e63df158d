/**
 * The table by keyboard and mouse. The focus stays on the grid, which names its current row; a row may be taken
 * out of the page by scrolling, the focus never is.
 */

import { setAttribute } from './dom.js';

const PAGE = 12;
let numbered = 0; // an id of a row, unique in the page
const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };

export class TableKeys {
  #host;
  #grid;
  #table;
  #open;
  #current = null;

  constructor(host, table, open) {
    this.#host = host;
    this.#table = table;
    this.#open = open;
    this.#grid = host.querySelector('.tabulator-tableholder');
    this.#grid.addEventListener('keydown', (event) => this.#press(event));
    this.#grid.addEventListener('click', (event) => this.#click(event));
    this.#grid.addEventListener('focus', () => this.mark());
    this.#nameParts();
  }

  focus() {
    this.#grid.focus({ preventScroll: true });
  }

  setRows(count) {
    setAttribute(this.#grid, 'aria-rowcount', count + 1);
  }

  /** The library calls its whole element the grid, but what scrolls and has the focus is a part of it. */
  #nameParts() {
    const header = this.#host.querySelector('.tabulator-header');
    const rows = this.#host.querySelector('.tabulator-table');
    this.#host.removeAttribute('role');
    header.querySelector('.tabulator-header-contents').removeAttribute('role');
    header.id = 'agents-header';
    rows.id = 'agents-rows';
    const names = { id: 'agents-grid', role: 'grid', tabindex: 0, 'aria-labelledby': 'agents-title', 'aria-owns': `${header.id} ${rows.id}` };
    Object.entries(names).forEach(([name, value]) => this.#grid.setAttribute(name, value));
  }

  /** Marks the current row, if it is in the page, and numbers the rows that are. */
  mark() {
    let active = '';
    for (const { element, number, agent } of this.#table.rows()) {
      const current = agent === this.#current;
      element.classList.toggle('current', current);
      setAttribute(element, 'aria-selected', current);
      setAttribute(element, 'aria-rowindex', number + 2); // after the header's
      element.id ||= `row-${++numbered}`;
      active = current ? element.id : active;
    }
    if (active) {
      setAttribute(this.#grid, 'aria-activedescendant', active);
    } else {
      this.#grid.removeAttribute('aria-activedescendant');
    }
  }

  #press(event) {
    if (event.target !== this.#grid || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const { agents } = this.#table;
    if (event.key === 'Enter' || event.key === ' ') {
      if (this.#current !== null && agents.includes(this.#current)) {
        event.preventDefault();
        this.#open(this.#current);
      }
      return;
    }
    const target = this.#target(event.key, agents);
    if (target !== null && agents.length > 0) {
      event.preventDefault();
      this.#go(agents[Math.min(Math.max(target, 0), agents.length - 1)]);
    }
  }

  #target(key, agents) {
    if (key === 'Home') {
      return 0;
    }
    if (key === 'End') {
      return agents.length - 1;
    }
    if (!Object.hasOwn(STEPS, key)) {
      return null;
    }
    const at = agents.indexOf(this.#current);
    return at < 0 ? 0 : at + STEPS[key];
  }

  /** Scrolled by hand: all rows are equally high, and what is near the window is in the page after that. */
  #go(agent) {
    this.#current = agent;
    const holder = this.#grid;
    const height = holder.querySelector('.tabulator-row')?.offsetHeight || 1;
    const top = this.#table.agents.indexOf(agent) * height;
    if (top < holder.scrollTop) {
      holder.scrollTop = top;
    } else if (top + height > holder.scrollTop + holder.clientHeight) {
      holder.scrollTop = top + height - holder.clientHeight;
    }
    requestAnimationFrame(() => requestAnimationFrame(() => this.mark()));
    this.mark();
  }

  #click(event) {
    const element = event.target.closest('.tabulator-row');
    const agent = element && this.#table.agents.find((shown) => shown.key === element.dataset.agent);
    if (agent) {
      this.#current = agent;
      this.mark();
      this.#open(agent);
    }
  }
}
