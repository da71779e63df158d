/**
 * The table of agents. The library keeps only the rows near the window in the page; who stands in them is painted
 * here, when it is another agent or it has changed, and those cells that tick once a second.
 */

import { FormatModule, ResizeTableModule, Tabulator } from '../../webjars/tabulator-tables/6.3.1/dist/js/tabulator_esm.min.js';
import { COLUMNS, paintCell } from './columns.js';
import { el, setAttribute } from './dom.js';
import { later } from './slices.js';
import { LEVELS } from './thresholds.js';
import { TableKeys } from './table-keys.js';
import { TableRows } from './table-rows.js';

const ROW_HEIGHT = 32;

Tabulator.registerModule([FormatModule, ResizeTableModule, TableRows]);

export class AgentTable {
  #host;
  #table;
  #context;
  #keys = null;
  #store;
  #agents = [];
  #numbers = new WeakMap(); // of each row's element
  #painted = new WeakMap(); // who stands in an element, and in which version
  #second = 0;
  #version = -1;
  #making = false;

  /**
   * @param context () => {views, now}
   * @param actions {open(agent), sort(column)}
   */
  constructor(host, store, context, actions) {
    this.#host = host;
    this.#store = store;
    this.#context = context;
    this.#table = new Tabulator(host, {
      height: '100%',
      layout: 'fitColumns',
      rowHeight: ROW_HEIGHT,
      renderVerticalBuffer: 96,
      columns: COLUMNS.map((column) => this.#definition(column, actions)),
      rowFormatter: (row) => this.#numbers.set(row.getElement(), row.getData().number),
    });
    this.#table.on('renderComplete', () => this.repaint(true));
    this.#table.on('scrollVertical', () => requestAnimationFrame(() => this.repaint(true)));
    this.#table.on('tableBuilt', () => {
      this.#keys = new TableKeys(host, this, actions.open);
      this.show(this.#agents);
    });
  }

  /** Who stands in the rows from now on; in the page when the table is built. */
  show(agents) {
    this.#agents = agents;
    this.#emptyOthers();
    if (this.#keys !== null && !this.#making) {
      this.#making = true;
      later(() => this.#makeRows());
    }
    this.repaint(true);
  }

  focus() {
    this.#keys?.focus();
  }

  /** Who stands in the rows, from the top one down. */
  get agents() {
    return this.#agents;
  }

  /** The rows in the page: {element, number, agent}. */
  *rows() {
    for (const element of this.#host.querySelector('.tabulator-table').children) {
      const number = this.#numbers.get(element);
      if (number < this.#agents.length) {
        yield { element, number, agent: this.#agents[number] };
      }
    }
  }

  /** Rows that are too many go a little later; until then nobody stands in them. */
  #emptyOthers() {
    for (const element of this.#host.querySelectorAll('.tabulator-table [data-agent]')) {
      if (this.#numbers.get(element) >= this.#agents.length) {
        element.removeAttribute('data-agent');
        element.removeAttribute('data-testid');
        this.#painted.delete(element);
      }
    }
  }

  /** Paints what has changed among the rows in the page. */
  repaint(all = false) {
    const context = this.#context();
    const second = Math.floor(context.now / 1000);
    const ticked = all || second !== this.#second;
    if (this.#keys === null || (!ticked && this.#version === this.#store.version)) {
      return;
    }
    this.#second = second;
    this.#version = this.#store.version;
    for (const { element, agent } of this.rows()) {
      this.#paint(element, agent, ticked, context);
    }
    this.#keys.mark();
  }

  /** Says by which column the rows are sorted. */
  markSorted(sort) {
    for (const column of COLUMNS) {
      const header = this.#host.querySelector(`.tabulator-col[tabulator-field="${column.id}"]`);
      const by = (sort ?? 'attention').replace('-', '') === column.id;
      if (header) {
        setAttribute(header, 'aria-sort', by ? (sort?.startsWith('-') ? 'descending' : 'ascending') : 'none');
      }
    }
  }

  #makeRows() {
    if (this.#table.showRows(this.#agents.length)) {
      this.#making = false;
    } else {
      later(() => this.#makeRows());
    }
    this.#keys.setRows(this.#agents.length);
    this.repaint(true);
  }

  #definition(column, actions) {
    return {
      title: column.title,
      field: column.id,
      widthGrow: column.grow,
      minWidth: column.min,
      cssClass: `column-${column.id}${column.number ? ' number' : ''}`,
      headerHozAlign: column.number ? 'right' : 'left',
      hozAlign: column.number ? 'right' : 'left',
      titleFormatter: () =>
        el('button', { type: 'button', class: 'sort', text: column.title, data: { testid: `sort-${column.id}` }, on: { click: () => actions.sort(column.id) } }),
      formatter: () => el('div', { class: 'cell' }),
    };
  }

  #paint(element, agent, ticked, context) {
    const painted = this.#painted.get(element);
    const changed = painted?.agent !== agent || painted.version !== agent.version;
    if (!changed && !ticked) {
      return;
    }
    for (const [i, column] of COLUMNS.entries()) {
      if (changed || column.ticks) {
        paintCell(column, element.children[i].firstElementChild, agent, context);
      }
    }
    if (changed) {
      this.#painted.set(element, { agent, version: agent.version });
      this.#paintRow(element, agent);
    }
  }

  #paintRow(element, agent) {
    setAttribute(element, 'data-agent', agent.key);
    setAttribute(element, 'data-testid', 'agent-row');
    setAttribute(element, 'data-level', LEVELS[agent.level]);
  }
}
