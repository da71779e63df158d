/** Tells a screen reader, at most every ten seconds, how much has changed: a digest, not every change. */

import { count } from './format.js';

const EVERY_MS = 10_000;

export class Digest {
  #element;
  #said = 0;
  #over = null;

  /** @param read gives {changes, over, paused} as of now */
  constructor(element, read) {
    this.#element = element;
    setInterval(() => this.#say(read()), EVERY_MS);
  }

  #say({ changes, over, paused }) {
    const fresh = changes - this.#said;
    if (paused || (fresh === 0 && over === this.#over)) {
      return;
    }
    this.#said = changes;
    this.#over = over;
    this.#element.textContent = `${count(fresh, 'change')}; ${count(over, 'agent')} over their threshold`;
  }
}
