/** Today's occupancy of everybody: what of each account is closed is told to the worker, which reads what is new. */

import { address } from './api.js';
import { serverNow } from './clock.js';
import { seconds, startOfDay } from './format.js';

const EVERY_MS = seconds(15); // as often as the stream says what is closed
const UNTIL_HEARD_MS = seconds(1);

export class Occupancy {
  #worker;
  #views;
  #receive;

  /** @param receive is given {days: list of {key, occupancy, staffedSince}, read: accounts of which they are all here} */
  constructor(views, receive) {
    this.#views = views;
    this.#receive = receive;
    this.#worker = new Worker(new URL('occupancy-worker.js', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }) => receive(data);
  }

  start() {
    const now = serverNow();
    const accounts = this.#views.accounts().filter(({ through }) => through !== null);
    this.#worker.postMessage({ url: address('v1/intervals'), now, midnight: startOfDay(now), accounts });
    this.#receive({ days: [], read: this.#unobserved() });
    setTimeout(() => this.start(), accounts.length > 0 ? EVERY_MS : UNTIL_HEARD_MS);
  }

  /** Where nothing was observed there is nothing to read. */
  #unobserved() {
    return this.#views
      .accounts()
      .filter(({ through }) => through === null)
      .map(({ source, account }) => `${source}:${account}`);
  }
}
