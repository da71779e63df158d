/** What stands where the table has no row: nothing to show yet, or filters that let nobody through. */

import { byId, el } from './dom.js';

export class Empty {
  #host;
  #words;
  #clear;

  constructor(host) {
    this.#host = host;
    this.#words = el('p');
    this.#clear = el('button', { type: 'button', text: 'Clear filters', data: { testid: 'empty-clear' }, on: { click: () => byId('clear').click() } });
    host.append(this.#words, this.#clear);
  }

  /** @param shown how many agents the table shows @param known how many there are */
  show(shown, known) {
    const words = known === 0 ? 'Nothing observed yet, see Feeds' : 'No agent passes these filters';
    this.#host.hidden = shown > 0;
    this.#clear.hidden = known === 0;
    if (this.#words.textContent !== words) {
      this.#words.textContent = words;
    }
  }
}
