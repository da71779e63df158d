/** All agents as last heard of. An agent's object stays the same one for as long as it is known. */

import { plain } from './text-order.js';

export class Store {
  #agents = new Map();
  #incoming = null;
  #version = 0;

  changes = 0;
  complete = false;

  get size() {
    return this.#agents.size;
  }

  /** Grows with everything that changes. */
  get version() {
    return this.#version;
  }

  get(key) {
    return this.#agents.get(key);
  }

  values() {
    return this.#agents.values();
  }

  /** From here to {@link finish} comes everybody; who isn't among them is gone. */
  begin() {
    this.#incoming = new Set();
  }

  put(items) {
    for (const item of items) {
      this.#incoming?.add(item.key);
      this.#putOne(item);
    }
    this.#version++;
  }

  finish() {
    for (const key of this.#agents.keys()) {
      if (!this.#incoming.has(key)) {
        this.#agents.delete(key);
      }
    }
    this.#incoming = null;
    this.complete = true;
    this.#version++;
  }

  /** Occupancy and the time since when an agent is logged in without a break, from its rows. */
  putDay(days) {
    for (const { key, occupancy, staffedSince } of days) {
      const agent = this.#agents.get(key);
      if (agent && (agent.occupancy !== occupancy || agent.staffedSince !== staffedSince)) {
        agent.occupancy = occupancy;
        agent.staffedSince = staffedSince;
        agent.version++;
      }
    }
    this.#version++;
  }

  #putOne(item) {
    const known = this.#agents.get(item.key);
    if (!known) {
      this.#agents.set(item.key, Object.assign(item, { version: 0, occupancy: null, staffedSince: null, level: 0, suspect: false, text: textOf(item) }));
      return;
    }
    if (known.state !== item.state || known.reason !== item.reason || known.since !== item.since) {
      this.changes++;
    }
    const text = known.name === item.name ? known.text : textOf(item);
    Object.assign(known, item, { text, version: known.version + 1 });
  }
}

function textOf(agent) {
  return plain(`${agent.name ?? ''}\n${agent.key}`);
}
