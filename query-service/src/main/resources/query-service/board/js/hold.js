/** Holds the rows' order while somebody points at the table or has the focus in it: values still change. */

export class Hold {
  #pointing = false;
  #focused = false;
  #released;
  #shown = null;
  #notice;

  constructor(host, notice, released) {
    this.#notice = notice;
    this.#released = released;
    host.addEventListener('pointerenter', () => this.#set({ pointing: true }));
    host.addEventListener('pointerleave', () => this.#set({ pointing: false }));
    host.addEventListener('focusin', () => this.#set({ focused: true }));
    host.addEventListener('focusout', ({ relatedTarget }) => this.#set({ focused: host.contains(relatedTarget) }));
  }

  get active() {
    return this.#pointing || this.#focused;
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

  #set({ pointing = this.#pointing, focused = this.#focused }) {
    const before = this.active;
    this.#pointing = pointing;
    this.#focused = focused;
    if (before && !this.active) {
      this.#released();
    }
  }
}
