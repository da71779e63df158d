/**
 * Numbered rows: the table library keeps as many as there are agents to show, and knows only their numbers. Who
 * stands in a row is painted into it, so another order costs no more than painting the rows in the page. A module
 * in the library's data pipeline.
 */

import { Module } from '../../webjars/tabulator-tables/6.3.1/dist/js/tabulator_esm.min.js';
import { SLICE_MS } from './slices.js';

const AT_ONCE = 50; // rows made between two looks at the clock

export class TableRows extends Module {
  static moduleName = 'numberedRows';

  #rows = [];
  #count = 0;

  constructor(table) {
    super(table);
    this.registerTableFunction('showRows', (count) => this.#show(count));
  }

  initialize() {
    this.registerDataHandler(() => this.#rows.slice(0, this.#count), 10);
  }

  /**
   * Rows are kept once they were made: a filter that is taken back costs nothing.
   *
   * @returns whether so many are shown; if not, the next call goes on
   */
  #show(count) {
    const before = this.#count;
    const made = this.#make(count);
    if (made || before === 0) {
      this.#count = Math.min(count, this.#rows.length);
    }
    if (this.#count !== before) {
      this.refreshData(before > 0);
    }
    return made;
  }

  #make(count) {
    const until = performance.now() + SLICE_MS;
    while (this.#rows.length < count) {
      if (this.#rows.length % AT_ONCE === 0 && this.#rows.length > 0 && performance.now() > until) {
        return false;
      }
      this.#add();
    }
    return true;
  }

  /** With each row the library copies its list of shown rows, which is about to be made anew: it is emptied. */
  #add() {
    const { rowManager } = this.table;
    rowManager.setActiveRows([]);
    this.#rows.push(rowManager.addRow({ number: this.#rows.length }, false, undefined, true));
  }
}
