/**
 * The table library shows what it is told to, in the order it is told: filtering and sorting ten thousand
 * agents is done here once per change and not once per comparison. A module in the library's data pipeline.
 */

import { Module } from '../../webjars/tabulator-tables/6.3.1/dist/js/tabulator_esm.min.js';

const MOST_NEW = 2000; // rows made at once, so that nothing is held up

export class TableOrder extends Module {
  static moduleName = 'agentOrder';

  #rows = new Map();
  #agents = [];

  constructor(table) {
    super(table);
    this.registerTableFunction('showAgents', (agents) => this.#show(agents));
    this.registerTableFunction('shownAgents', () => this.#agents);
    this.registerTableFunction('rowOf', (agent) => this.#rows.get(agent)?.getComponent() ?? null);
  }

  initialize() {
    this.registerDataHandler(() => this.#agents.map((agent) => this.#rows.get(agent)), 10);
  }

  /**
   * Rows are kept once they were made: an agent that is filtered away comes back at no cost.
   *
   * @returns whether all are shown; if not, the next call shows more
   */
  #show(agents) {
    const first = this.#rows.size === 0;
    const missing = agents.filter((agent) => !this.#rows.has(agent)).slice(0, MOST_NEW);
    missing.forEach((agent) => this.#add(agent));
    this.#agents = agents.filter((agent) => this.#rows.has(agent));
    this.refreshData(!first);
    return this.#agents.length === agents.length;
  }

  /** With each row the library copies its list of shown rows, which is about to be made anew: it is emptied. */
  #add(agent) {
    const { rowManager } = this.table;
    rowManager.setActiveRows([]);
    this.#rows.set(agent, rowManager.addRow(agent, false, undefined, true));
  }
}
