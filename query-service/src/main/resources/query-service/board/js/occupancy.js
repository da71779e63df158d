/** Today's occupancy of everybody: the whole day once an hour, the last two intervals every two minutes. */

import { address } from './api.js';
import { serverNow } from './clock.js';
import { hours, minutes, startOfDay } from './format.js';

const EVERY_MS = minutes(2);
const WHOLE_EVERY_MS = hours(1);
const LONGEST_MS = hours(1); // every interval length divides it

export class Occupancy {
  #worker;
  #wholeAt = null;
  #isWhole = false;
  #doneAt = null; // up to here it is known: after a sleep more than two are asked for
  #askedAt = null;
  #intervalMs = LONGEST_MS; // until an answer says how long they are

  /** @param receive is given lists of {key, occupancy, staffedSince} */
  constructor(receive) {
    this.#worker = new Worker(new URL('occupancy-worker.js', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }) => this.#on(data, receive);
  }

  start() {
    this.#ask();
  }

  #ask() {
    const now = serverNow();
    const whole = this.#wholeAt === null || now - this.#wholeAt > WHOLE_EVERY_MS;
    this.#isWhole = whole;
    const from = whole ? wholeFrom(now) : (Math.floor((this.#doneAt ?? now) / this.#intervalMs) - 1) * this.#intervalMs;
    this.#askedAt = now;
    this.#worker.postMessage({ url: address('v1/intervals'), from, to: now, midnight: startOfDay(now) });
  }

  #on(message, receive) {
    if (message.type === 'days') {
      receive(message.days);
      return;
    }
    if (message.type === 'done') {
      this.#wholeAt = this.#isWhole ? this.#askedAt : this.#wholeAt;
      this.#doneAt = this.#askedAt;
      this.#intervalMs = message.intervalMs ?? LONGEST_MS;
    }
    setTimeout(() => this.#ask(), EVERY_MS);
  }
}

/** A day back at most, at the start of an interval whatever their length. */
function wholeFrom(now) {
  return Math.min(Math.ceil((now - hours(24)) / LONGEST_MS) * LONGEST_MS, now - 1);
}
