/** The live stream and how it is; while there is none, the list of agents asked again and again. */

import { icon } from './icons.js';
import { clockTime, utc } from './format.js';
import { serverNow } from './clock.js';
import { address } from './api.js';
import { Polling } from './polling.js';

const SHOWN = {
  connecting: { icon: 'starting', text: () => 'Connecting…' },
  live: { icon: 'live', text: () => 'Live' },
  reconnecting: { icon: 'broken', text: (since) => `Reconnecting since ${clockTime(since)}` },
  stale: { icon: 'broken', text: (since) => `Stale: nothing heard since ${clockTime(since)}` },
  polling: { icon: 'delayed', text: (since) => `Every 5 s: no stream since ${clockTime(since)}` },
};

export class Connection {
  #element;
  #receive;
  #worker;
  #polling;
  #state = null;
  #since = 0;

  /** @param receive is given `begin`, `items`, `finish`, `changes` and `heartbeat` */
  constructor(element, receive) {
    this.#element = element;
    this.#receive = receive;
    this.#polling = new Polling(receive, () => this.#show('polling'));
    this.#show('connecting');
  }

  open() {
    this.#worker ??= this.#startWorker();
    this.#worker.postMessage({ type: 'open', url: address('v1/stream') });
  }

  /** Nobody is signed in: there is nothing to ask for. */
  close() {
    this.#worker?.postMessage({ type: 'close' });
    this.#polling.stop();
  }

  #startWorker() {
    const worker = new Worker(new URL('stream-worker.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }) => this.#on(data);
    return worker;
  }

  #on(message) {
    switch (message.type) {
      case 'open':
        this.#polling.stop();
        this.#show('live');
        break;
      case 'lost':
      case 'reset':
        this.#show(message.type === 'lost' ? 'reconnecting' : 'live');
        break;
      case 'silent':
        this.#show('stale');
        break;
      case 'refused':
        this.#show('reconnecting');
        this.#polling.start();
        break;
      default:
        this.#receive(message);
    }
  }

  #show(state) {
    const since = this.#state === 'live' || this.#state === null || state === 'live' ? serverNow() : this.#since;
    if (state === this.#state || (this.#state === 'polling' && state === 'reconnecting')) {
      return;
    }
    this.#state = state;
    this.#since = since;
    this.#element.dataset.state = state;
    this.#element.replaceChildren(icon(SHOWN[state].icon), ` ${SHOWN[state].text(since)}`);
    this.#element.title = `since ${utc(since)}`;
  }
}
