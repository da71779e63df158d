/** Freezes the display: what comes meanwhile waits, the newest of each agent, and is counted. */

import { displayNow, startClock, stopClock } from './clock.js';

export class Pause {
  #store;
  #views;
  #sources = new Map();
  #days = new Map();
  #read = new Set();
  #waiting = new Map();
  #complete = false;
  #whole = null;

  active = false;
  count = 0;

  constructor(store, views) {
    this.#store = store;
    this.#views = views;
  }

  /** Takes what is heard on its way to what is shown: the stream's messages, and days of occupancy. */
  receive({ type, items, sources, days, read }) {
    if (!this.active) {
      this.#apply(type, items ?? sources ?? days, read);
    } else if (type === 'heartbeat') {
      sources.forEach((view) => this.#sources.set(`${view.source}:${view.account}`, view));
    } else if (type === 'days') {
      days.forEach((day) => this.#days.set(day.key, day));
      read.forEach((scope) => this.#read.add(scope));
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
    this.#apply('heartbeat', [...this.#sources.values()]);
    this.#apply('days', [...this.#days.values()], [...this.#read]);
    this.#sources = new Map();
    this.#days = new Map();
    this.#read = new Set();
  }

  #apply(type, items, read) {
    if (type === 'heartbeat') {
      this.#views.heartbeat(items);
    } else if (type === 'days') {
      this.#store.putDays(items, read);
    } else if (type === 'begin') {
      this.#store.begin();
    } else if (type === 'finish') {
      this.#store.finish();
    } else {
      if (type === 'items') {
        this.#views.infer(items, displayNow());
      }
      this.#store.put(items);
    }
  }
}
