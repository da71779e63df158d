/** An item of the API as this page keeps it: instants are milliseconds. Used by page and workers. */

export function agentOf(item) {
  const since = Date.parse(item.since);
  const lastEventAt = item.lastEventAt ? Date.parse(item.lastEventAt) : since;
  return {
    key: item.agent,
    source: item.source,
    account: item.account,
    scope: `${item.source}:${item.account}`,
    agentId: item.agentId,
    state: item.state,
    reason: item.reason ?? null,
    cause: item.cause ?? null,
    since,
    lastEventAt: Number.isNaN(lastEventAt) ? since : lastEventAt,
    asOf: item.asOf ? Date.parse(item.asOf) : null,
    stale: Boolean(item.stale),
    previousState: item.previous?.state ?? null,
    previousSince: item.previous?.since ? Date.parse(item.previous.since) : null,
    name: item.name ?? null,
    team: item.team ?? null,
  };
}
