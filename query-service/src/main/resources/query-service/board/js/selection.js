/** Which agents the table shows and in which order, and the counts of all states beside it. */

import { isSuspect } from './thresholds.js';
import { platformOf, rankOf } from './states.js';

export const ATTENTION = 'attention';
const GROUP_LAST = 3;

const byText = (of) => (a, b) => collator.compare(of(a) ?? '\uffff', of(b) ?? '\uffff');
const collator = new Intl.Collator('en', { numeric: true });

const ORDERS = {
  name: byText((agent) => agent.name ?? agent.agentId),
  state: (a, b) => rankOf(a.state) - rankOf(b.state),
  reason: byText((agent) => agent.reason),
  time: (a, b) => a.elapsed - b.elapsed,
  platform: byText((agent) => platformOf(agent.source)),
  team: byText((agent) => agent.team),
  since: (a, b) => a.since - b.since,
  occupancy: (a, b) => (a.occupancy ?? -1) - (b.occupancy ?? -1),
  [ATTENTION]: (a, b) => groupOf(a) - groupOf(b) || b.elapsed - a.elapsed,
};

/** The columns that can be sorted by. */
export function isOrder(name) {
  return Object.hasOwn(ORDERS, name);
}

export class Selection {
  #order = [];

  /**
   * @param filters as the address has them
   * @returns the agents to show, in order, and counts of everybody the other filters let through
   */
  select(store, views, thresholds, filters, now) {
    const chosen = new Set();
    const counts = new Map();
    const sums = { over: 0, suspects: 0, matching: 0 };
    for (const agent of store.values()) {
      this.#judge(agent, views, thresholds, now);
      if (matchesRest(agent, filters)) {
        this.#count(agent, counts, sums);
        if (matchesTiles(agent, filters)) {
          chosen.add(agent);
        }
      }
    }
    return { agents: this.#sorted(chosen, filters.sort), counts, ...sums };
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
  #sorted(chosen, sort) {
    const kept = this.#order.filter((agent) => chosen.delete(agent));
    const descending = sort?.startsWith('-') ?? false;
    const compare = ORDERS[sort?.replace('-', '') ?? ATTENTION] ?? ORDERS[ATTENTION];
    this.#order = [...kept, ...chosen].sort(descending ? (a, b) => compare(b, a) : compare);
    return this.#order;
  }
}

function matchesRest(agent, filters) {
  return (
    (filters.source === null || agent.source === filters.source) &&
    (filters.account === null || agent.account === filters.account) &&
    (filters.reason === null || agent.reason === filters.reason) &&
    (filters.team === null || agent.team === filters.team) &&
    (filters.q === null || agent.text.includes(filters.q.toLowerCase())) &&
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
