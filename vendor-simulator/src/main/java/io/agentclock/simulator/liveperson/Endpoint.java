package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.http.Response;

/** What answers at one address, to those who may ask. */
@FunctionalInterface
interface Endpoint {

  Response answer(Call call);
}
