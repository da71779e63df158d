/** Freezes the display: what comes meanwhile waits, the newest of each agent, and is counted. */

import { startClock, stopClock } from './clock.js';

export class Pause {
  #store;
  #waiting = new Map();
  #complete = false;
  #whole = null;

  active = false;
  count = 0;

  constructor(store) {
    this.#store = store;
  }

  /** Takes the stream's messages on their way to the store. */
  receive({ type, items }) {
    if (!this.active) {
      this.#apply(type, items);
    } else if (type === 'begin') {
      this.#whole = new Map();
    } else if (type === 'finish') {
      this.#waiting = this.#whole ?? this.#waiting;
      this.#complete = true;
      this.#whole = null;
    } else {
      const kept = this.#whole ?? this.#waiting;
      items.forEach((item) => kept.set(item.key, item));
      this.count += type === 'changes' ? items.length : 0;
    }
  }

  stop() {
    this.active = true;
    this.count = 0;
    stopClock();
  }

  resume() {
    this.active = false;
    startClock();
    const items = [...this.#waiting.values()];
    if (this.#complete) {
      this.#apply('begin');
      this.#apply('items', items);
      this.#apply('finish');
    } else {
      this.#apply('changes', items);
    }
    this.#waiting = new Map();
    this.#complete = false;
    if (this.#whole !== null) {
      this.#apply('begin');
      this.#apply('items', [...this.#whole.values()]);
      this.#whole = null;
    }
  }

  #apply(type, items) {
    if (type === 'begin') {
      this.#store.begin();
    } else if (type === 'finish') {
      this.#store.finish();
    } else {
      this.#store.put(items);
    }
  }
}
