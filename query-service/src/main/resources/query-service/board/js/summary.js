/** One tile per state with its count, and two for what needs somebody; each is a filter. */

import { el, setText, setAttribute } from './dom.js';
import { icon } from './icons.js';
import { classOf, STATES } from './states.js';

export class Summary {
  #tiles = new Map();

  /** @param actions {state(id), over(), suspects()} */
  constructor(host, actions) {
    for (const { id, word } of STATES) {
      host.append(this.#tile(id, word, classOf(id), icon(id), () => actions.state(id)));
    }
    host.append(this.#tile('over', 'Over threshold', 'tile-over', icon('warn'), actions.over));
    host.append(this.#tile('suspects', 'Suspects', 'tile-suspects', icon('suspect'), actions.suspects));
  }

  /** @param counts a map of states, or null while nothing is known */
  show(counts, over, suspects, filters) {
    for (const { id } of STATES) {
      this.#show(id, counts === null ? null : (counts.get(id) ?? 0), filters.states.includes(id));
    }
    this.#show('over', over, filters.over);
    this.#show('suspects', suspects, filters.suspects);
  }

  #tile(id, word, style, mark, act) {
    const number = el('span', { class: 'tile-count', data: { testid: `count-${id}` }, text: '–' });
    const button = el(
      'button',
      { type: 'button', class: `tile ${style}`, 'aria-pressed': 'false', data: { testid: `tile-${id}` }, on: { click: act } },
      number,
      el('span', { class: 'tile-word' }, mark, word),
    );
    this.#tiles.set(id, { button, number });
    return button;
  }

  #show(id, count, pressed) {
    const { button, number } = this.#tiles.get(id);
    setText(number, count === null ? '–' : count.toLocaleString('en-GB'));
    setAttribute(button, 'aria-pressed', pressed);
    button.classList.toggle('none', count === 0);
  }
}
