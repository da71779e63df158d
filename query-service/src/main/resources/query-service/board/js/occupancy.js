/** Today's occupancy of everybody: the whole day once an hour, the last hours every two minutes. */

import { address } from './api.js';
import { serverNow } from './clock.js';
import { hours, minutes, startOfDay } from './format.js';

const EVERY_MS = minutes(2);
const WHOLE_EVERY_MS = hours(1);
const REFRESHED_MS = hours(2);
const INTERVAL_MS = minutes(60); // every interval length divides it

export class Occupancy {
  #worker;
  #wholeAt = null;
  #asked = null;

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
    this.#asked = whole ? now : null;
    const earliest = now - (whole ? hours(24) : REFRESHED_MS);
    const from = Math.min(Math.ceil(earliest / INTERVAL_MS) * INTERVAL_MS, now - 1);
    this.#worker.postMessage({ url: address('v1/intervals'), from, to: now, midnight: startOfDay(now) });
  }

  #on(message, receive) {
    if (message.type === 'days') {
      receive(message.days);
      return;
    }
    if (message.type === 'done') {
      this.#wholeAt = this.#asked ?? this.#wholeAt;
    }
    setTimeout(() => this.#ask(), EVERY_MS);
  }
}
