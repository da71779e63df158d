/** Which agents the table shows and in which order, and the counts of all states beside it. */

import { isSuspect } from './thresholds.js';
import { platformOf, rankOf } from './states.js';
import { plain, textOrder } from './text-order.js';

export const ATTENTION = 'attention';
const GROUP_LAST = 3;
const LONGER_THAN_ANY_MS = 1e13; // groups stand apart whatever the times in them

/** What agents are compared by, worked out once for each: numbers, or texts; who has nothing comes last either way. */
const ORDERS = {
  name: (agent) => textOrder(agent.name ?? agent.agentId),
  state: (agent) => rankOf(agent.state),
  reason: (agent) => textOrder(agent.reason),
  time: (agent) => agent.elapsed,
  platform: (agent) => textOrder(platformOf(agent.source)),
  team: (agent) => textOrder(agent.team),
  since: (agent) => agent.since,
  occupancy: (agent) => agent.occupancy ?? null,
  [ATTENTION]: (agent) => groupOf(agent) * LONGER_THAN_ANY_MS - agent.elapsed,
};

/** The columns that can be sorted by. */
export function isOrder(name) {
  return Object.hasOwn(ORDERS, name);
}

export class Selection {
  #order = [];
  #run = 0;

  /**
   * @param filters as the address has them
   * @returns the agents to show, in order, and counts of everybody the other filters let through
   */
  select(store, views, thresholds, filters, now) {
    const fresh = [];
    this.#run++;
    const counts = new Map();
    const q = filters.q === null ? null : plain(filters.q);
    const sums = { over: 0, suspects: 0, matching: 0 };
    for (const agent of store.values()) {
      this.#judge(agent, views, thresholds, now);
      if (matchesRest(agent, filters, q)) {
        this.#count(agent, counts, sums);
        if (matchesTiles(agent, filters)) {
          if (agent.chosen !== this.#run - 1) {
            fresh.push(agent);
          }
          agent.chosen = this.#run;
        }
      }
    }
    return { agents: this.#sorted(fresh, filters.sort), counts, ...sums };
  }

  #judge(agent, views, thresholds, now) {
    const asOf = views.asOf(agent, now);
    agent.elapsed = Math.max(0, asOf - agent.since);
    const level = thresholds.levelOf(agent, agent.elapsed);
    const suspect = isSuspect(agent, now, asOf);
    if (level !== agent.level || suspect !== agent.suspect) {
      agent.level = level;
      agent.suspect = suspect;
      agent.version++;
    }
  }

  #count(agent, counts, sums) {
    counts.set(agent.state, (counts.get(agent.state) ?? 0) + 1);
    sums.matching++;
    sums.over += agent.level > 0 ? 1 : 0;
    sums.suspects += agent.suspect ? 1 : 0;
  }

  /** Starts from the order there was: almost sorted is sorted fast, and equals keep their places. */
  #sorted(fresh, sort) {
    const of = ORDERS[sort?.replace('-', '') ?? ATTENTION] ?? ORDERS[ATTENTION];
    const agents = this.#order.filter((agent) => agent.chosen === this.#run).concat(fresh);
    agents.forEach((agent) => (agent.place = of(agent)));
    const direction = sort?.startsWith('-') ? -1 : 1;
    this.#order = agents.sort((a, b) => compare(a.place, b.place, direction));
    return this.#order;
  }
}

function compare(a, b, direction) {
  if (a === null || b === null) {
    return (a === null) - (b === null);
  }
  return a < b ? -direction : a > b ? direction : 0;
}

/** @param q what is searched for, plain */
function matchesRest(agent, filters, q) {
  return (
    (filters.source === null || agent.source === filters.source) &&
    (filters.account === null || agent.account === filters.account) &&
    (filters.reason === null || agent.reason === filters.reason) &&
    (filters.team === null || agent.team === filters.team) &&
    (q === null || agent.text.includes(q)) &&
    agent.elapsed >= filters.minForMs
  );
}

function matchesTiles(agent, filters) {
  return (
    (filters.states.length === 0 || filters.states.includes(agent.state)) &&
    (!filters.suspects || agent.suspect) &&
    (!filters.over || agent.level > 0)
  );
}

/** Alarms, warnings, suspects; then who is logged in, who isn't observed, who is offline. */
function groupOf(agent) {
  if (agent.level > 0 || agent.suspect) {
    return -agent.level;
  }
  if (agent.state === 'OFFLINE') {
    return GROUP_LAST;
  }
  return agent.state === 'UNKNOWN' ? 2 : 1;
}
