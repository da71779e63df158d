/** How old the knowledge of each source and account is, and from it for how long an agent is in its state. */

const SAME_TIME_MS = 2000;

export class Views {
  #views = new Map();
  #heard = false;

  /** What the stream's heartbeat says; from the first one on nothing is inferred. */
  heartbeat(sources) {
    this.#heard ||= sources.length > 0;
    for (const view of sources) {
      this.#views.set(`${view.source}:${view.account}`, {
        source: view.source,
        account: view.account,
        live: Boolean(view.live),
        stale: Boolean(view.stale),
        asOf: view.asOf ? Date.parse(view.asOf) : null,
        observedThrough: view.observedThrough ? Date.parse(view.observedThrough) : null,
      });
    }
  }

  /** Before any heartbeat: a source whose agents are known as of now is live. */
  infer(agents, now) {
    if (this.#heard) {
      return;
    }
    for (const agent of agents) {
      if (agent.asOf !== null) {
        const live = !agent.stale && Math.abs(now - agent.asOf) < SAME_TIME_MS && agent.lastEventAt < agent.asOf;
        const known = this.#views.get(agent.scope);
        const asOf = Math.max(agent.asOf, known?.asOf ?? 0);
        const { source, account } = agent;
        this.#views.set(agent.scope, { source, account, live: live || Boolean(known?.live && !agent.stale), stale: agent.stale, asOf, observedThrough: null });
      }
    }
  }

  /** Whether an agent's clock runs: its source is live, and not stale. */
  isLive(agent) {
    const view = this.#views.get(agent.scope);
    return Boolean(view?.live && !view.stale);
  }

  isStale(agent) {
    return this.#views.get(agent.scope)?.stale ?? agent.stale;
  }

  /** How that account's states are known: `live`, `delayed` or `stale`; null as long as nothing says so. */
  ageOf(source, account) {
    const view = this.#views.get(`${source}:${account}`);
    return view ? ageWord(view) : null;
  }

  /** The accounts, and up to when each was observed, null if it wasn't: {source, account, through}. */
  accounts() {
    return [...this.#views.values()].map(({ source, account, observedThrough, asOf }) => ({ source, account, through: observedThrough ?? asOf }));
  }

  /** The instant up to which an agent's state is known. */
  asOf(agent, now) {
    if (this.isLive(agent)) {
      return Math.max(now, agent.lastEventAt);
    }
    return Math.max(this.#views.get(agent.scope)?.asOf ?? agent.asOf ?? agent.lastEventAt, agent.lastEventAt);
  }

  /** Of each source the account least is known of: {source, live, stale, ageMs}; the age is null before anything was observed. */
  oldest(now) {
    const oldest = new Map();
    for (const { source, live, stale, asOf, observedThrough } of this.#views.values()) {
      const at = observedThrough ?? asOf;
      const age = { source, live: live && !stale, stale, ageMs: at === null ? null : Math.max(0, now - at) };
      const known = oldest.get(source);
      if (!known || (age.ageMs ?? Infinity) > (known.ageMs ?? Infinity)) {
        oldest.set(source, age);
      }
    }
    return [...oldest.values()].sort((a, b) => a.source.localeCompare(b.source));
  }

  /** Milliseconds in its state, never negative. */
  elapsed(agent, now) {
    return Math.max(0, this.asOf(agent, now) - agent.since);
  }
}

function ageWord({ live, stale }) {
  return stale ? 'stale' : live ? 'live' : 'delayed';
}
