/**
 * The table of agents. The library keeps only the rows near the window in the page; their cells are painted
 * here when their agent has changed, and those that tick once a second.
 */

import { FormatModule, ResizeTableModule, Tabulator } from '../../webjars/tabulator-tables/6.3.1/dist/js/tabulator_esm.min.js';
import { COLUMNS, paintCell } from './columns.js';
import { el, setAttribute } from './dom.js';
import { LEVELS } from './thresholds.js';
import { TableKeys } from './table-keys.js';
import { TableOrder } from './table-order.js';

const ROW_HEIGHT = 32;

Tabulator.registerModule([FormatModule, ResizeTableModule, TableOrder]);

export class AgentTable {
  #host;
  #table;
  #context;
  #keys = null;
  #painted = new WeakMap();
  #wanted = null;
  #store;
  #second = 0;
  #version = -1;
  #ready;

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
      rowFormatter: (row) => this.#paint(row, true),
    });
    this.#table.on('renderComplete', () => this.repaint(true));
    this.#table.on('scrollVertical', () => requestAnimationFrame(() => this.repaint(true)));
    this.#ready = new Promise((resolve) => this.#table.on('tableBuilt', resolve)).then(() => {
      this.#keys = new TableKeys(host, this.#table, actions.open);
    });
  }

  /** The order of rows from now on; shown when the table is built. */
  show(agents) {
    this.#wanted = agents;
    this.#ready.then(() => this.#wanted === agents && this.#showNow(agents));
  }

  focus() {
    this.#keys?.focus();
  }

  get agents() {
    return this.#table.initialized ? this.#table.shownAgents() : [];
  }

  /** Paints what has changed among the rows in the page. */
  repaint(all = false) {
    const second = Math.floor(this.#context().now / 1000);
    const ticked = all || second !== this.#second;
    if (!this.#table.initialized || (!ticked && this.#version === this.#store.version)) {
      return;
    }
    this.#second = second;
    this.#version = this.#store.version;
    this.#table.getRows('visible').forEach((row) => this.#paint(row, false, ticked));
    this.#keys?.mark();
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

  #showNow(agents) {
    const same = agents.length === this.agents.length && agents.every((agent, i) => agent === this.agents[i]);
    if (same && agents.length > 0) {
      this.repaint(true);
      return;
    }
    const all = this.#table.showAgents([...agents]);
    this.#keys.setRows(agents.length);
    if (!all) {
      setTimeout(() => this.#wanted === agents && this.#showNow(agents));
    }
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

  #paint(row, fresh, ticked = true) {
    const agent = row.getData();
    const versionBefore = this.#painted.get(agent);
    const changed = fresh || versionBefore !== agent.version;
    if (!changed && !ticked) {
      return;
    }
    const context = this.#context();
    const element = row.getElement();
    for (const [i, column] of COLUMNS.entries()) {
      if (changed || column.ticks) {
        const cell = element.children[i]?.firstElementChild;
        if (cell) {
          paintCell(column, cell, agent, context);
        }
      }
    }
    if (changed) {
      this.#painted.set(agent, agent.version);
      this.#paintRow(element, agent);
    }
  }

  #paintRow(element, agent) {
    setAttribute(element, 'data-agent', agent.key);
    setAttribute(element, 'data-testid', 'agent-row');
    setAttribute(element, 'data-level', LEVELS[agent.level]);
  }
}
