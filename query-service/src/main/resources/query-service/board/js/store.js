/** All agents as last heard of. An agent's object stays the same one for as long as it is known. */

import { plain } from './text-order.js';

export class Store {
  #agents = new Map();
  #incoming = null;
  #read = new Set();
  #isReadable = true;
  #version = 0;

  changes = 0;
  appeared = 0; // since everybody was here for the first time
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

  /**
   * Occupancy and the time since when an agent is logged in without a break, from its rows.
   *
   * @param read accounts of which all days are here: who had no row there has no occupancy
   */
  putDays(days, read) {
    for (const { key, occupancy, staffedSince } of days) {
      const agent = this.#agents.get(key);
      if (agent && (agent.occupancy !== occupancy || agent.staffedSince !== staffedSince)) {
        agent.occupancy = occupancy;
        agent.staffedSince = staffedSince;
        agent.version++;
      }
    }
    read.forEach((scope) => this.#read.add(scope));
    this.#settle();
    this.#version++;
  }

  /** No days will come: nobody has an occupancy. */
  withoutDays() {
    this.#isReadable = false;
    this.#settle();
    this.#version++;
  }

  /** An occupancy is undefined while it is still being read, and null if there is none. */
  #settle() {
    for (const agent of this.#agents.values()) {
      if (agent.occupancy === undefined && !this.#isUnread(agent)) {
        agent.occupancy = null;
        agent.version++;
      }
    }
  }

  #isUnread({ scope }) {
    return this.#isReadable && !this.#read.has(scope);
  }

  #putOne(item) {
    const known = this.#agents.get(item.key);
    if (!known) {
      this.appeared += this.complete ? 1 : 0;
      this.#agents.set(item.key, Object.assign(item, { version: 0, occupancy: this.#isUnread(item) ? undefined : null, staffedSince: null, level: 0, suspect: false, text: textOf(item) }));
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
