/** Asks for all agents every five seconds: slower than the stream, but better than an empty board. */

import { agentOf } from './agent.js';
import { ask } from './api.js';

const EVERY_MS = 5000;
const PAGE = 1000;

export class Polling {
  #receive;
  #answered;
  #timer = null;
  #round = 0;

  constructor(receive, answered) {
    this.#receive = receive;
    this.#answered = answered;
  }

  start() {
    if (this.#timer === null) {
      this.#timer = setTimeout(() => this.#poll(++this.#round), 0);
    }
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#round++;
  }

  async #poll(round) {
    try {
      const items = await this.#all(round);
      if (round === this.#round) {
        this.#answered();
        this.#receive({ type: 'begin' });
        this.#receive({ type: 'items', items });
        this.#receive({ type: 'finish' });
      }
    } catch (unanswered) {
      // The next round asks again; the connection says meanwhile that it is lost.
    }
    if (round === this.#round) {
      this.#timer = setTimeout(() => this.#poll(round), EVERY_MS);
    }
  }

  async #all(round) {
    const items = [];
    let cursor = null;
    do {
      const page = await ask(`v1/agents?limit=${PAGE}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      page.items.forEach((item) => items.push(agentOf(item)));
      cursor = page.next;
    } while (cursor !== null && round === this.#round);
    return items;
  }
}
