/**
 * Holds the rows' order while somebody points at the table or moves in it by keyboard: values still change. A
 * focus left behind in the table holds for a minute only, or a board that is watched all day would stand still.
 */

const FOCUS_HOLDS_MS = 60_000;

export class Hold {
  #pointing = false;
  #keyAt = null;
  #released;
  #shown = null;
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

  /** @param differs whether another order waits */
  show(differs) {
    const shown = this.active && differs;
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#notice.hidden = !shown;
      this.#notice.textContent = 'Order held while you are in the table';
    }
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
