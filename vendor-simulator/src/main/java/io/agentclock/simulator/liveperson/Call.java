package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.faults.FaultKind;
import io.agentclock.simulator.http.Request;
import java.time.Instant;

/**
 * A request that gets an answer.
 *
 * @param trick the fault the answer shall have; null for none
 */
record Call(Request request, Instant now, FaultKind trick) {

  boolean has(FaultKind kind) {
    return trick == kind;
  }

  /** Scheme and host as the client named them, without a slash at the end. */
  String host() {
    String url = request.url();
    return url.substring(0, url.length() - request.target().length());
  }
}
