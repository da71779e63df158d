/**
 * Holds the rows' order while somebody points at the table or moves in it by keyboard: values still change, and
 * who is new stands at the end. A focus left behind in the table holds for a minute only, or a board that is
 * watched all day would stand still.
 */

import { setText } from './dom.js';
import { count } from './format.js';

const FOCUS_HOLDS_MS = 60_000;

export class Hold {
  #pointing = false;
  #keyAt = null;
  #released;
  #shown = []; // the order of rows
  #sorted = 0; // how many of them stood there before it was held
  #notice;

  /** @param released is called when the table is left */
  constructor(host, notice, released) {
    this.#notice = notice;
    this.#released = released;
    host.addEventListener('pointerenter', () => (this.#pointing = true));
    host.addEventListener('pointerleave', () => this.#leave(() => (this.#pointing = false)));
    host.addEventListener('focusin', ({ target }) => target.matches(':focus-visible') && this.#press());
    host.addEventListener('keydown', () => this.#press());
    host.addEventListener('focusout', ({ relatedTarget }) => host.contains(relatedTarget) || this.#leave(() => (this.#keyAt = null)));
  }

  get active() {
    return this.#pointing || (this.#keyAt !== null && performance.now() - this.#keyAt < FOCUS_HOLDS_MS);
  }

  /**
   * @param agents in the order there would be
   * @param wanted whether somebody asked for that order
   * @returns the order there is
   */
  order(agents, wanted) {
    const held = this.active && !wanted && this.#shown.length > 0;
    const differs = held && (agents.length !== this.#shown.length || agents.some((agent, i) => agent !== this.#shown[i]));
    this.#shown = differs ? withNew(this.#shown, agents) : agents;
    this.#sorted = held ? this.#sorted : agents.length;
    this.#tell(differs);
    return this.#shown;
  }

  #tell(differs) {
    const added = this.#shown.length - this.#sorted;
    this.#notice.hidden = !differs;
    setText(this.#notice, `Order held while you are in the table${added > 0 ? `; ${count(added, 'new agent')} at its end` : ''}`);
  }

  #press() {
    this.#keyAt = performance.now();
  }

  #leave(leave) {
    const before = this.active;
    leave();
    if (before && !this.active) {
      this.#released();
    }
  }
}

/** Nobody moves; whoever isn't there yet comes after them. */
function withNew(shown, agents) {
  const known = new Set(shown);
  const added = agents.filter((agent) => !known.has(agent));
  return added.length > 0 ? [...shown, ...added] : shown;
}
