package io.agentclock.simulator.genesys;

import io.agentclock.simulator.http.Request;

/**
 * One request that may be answered.
 *
 * @param seen what the vendor knows at this moment
 * @param badItems whether the answer shall hold things nobody can use, too
 */
record Ask(Request request, Snapshot seen, boolean badItems) {}
