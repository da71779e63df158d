/** Tells a screen reader, at most every ten seconds, how much has changed: a digest, not every change. */

import { count } from './format.js';

const EVERY_MS = 10_000;

export class Digest {
  #element;
  #changes = 0;
  #appeared = 0;
  #over = null;

  /** @param read gives {changes, appeared, over, paused} as of now */
  constructor(element, read) {
    this.#element = element;
    setInterval(() => this.#say(read()), EVERY_MS);
  }

  #say({ changes, appeared, over, paused }) {
    const changed = changes - this.#changes;
    const added = appeared - this.#appeared;
    if (paused || (changed === 0 && added === 0 && over === this.#over)) {
      return;
    }
    this.#changes = changes;
    this.#appeared = appeared;
    this.#over = over;
    const news = added === 0 ? [] : [count(added, 'new agent')];
    this.#element.textContent = [count(changed, 'change'), ...news, `${count(over, 'agent')} over their threshold`].join('; ');
  }
}
