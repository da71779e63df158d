package io.agentclock.query.routing;

import io.micronaut.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what a processor says of its answer beside the answer. */
final class FoundAnswer {

  private static final String SERVED_BY = "AgentClock-Served-By";
  private static final String STANDBY = "STANDBY";
  private static final String LAG_MS = "AgentClock-Lag-Ms";
  private static final String NEXT = "AgentClock-Next";

  private FoundAnswer() {}

  /** A standby's answer counts only with a lag that is told and allowed. */
  static Lookup of(Question question, HttpResponse<byte[]> response) {
    byte[] body = response.getBody().orElseGet(() -> new byte[0]);
    try {
      Optional<String> next = header(response, NEXT);
      if (!header(response, SERVED_BY).filter(STANDBY::equals).isPresent()) {
        return new Lookup.Found(body, OptionalLong.empty(), next);
      }
      long lagMs = header(response, LAG_MS).map(Long::parseLong).orElse(Long.MAX_VALUE);
      if (lagMs >= 0
          && question.maxLagMs().isPresent()
          && lagMs <= question.maxLagMs().getAsLong()) {
        return new Lookup.Found(body, OptionalLong.of(lagMs), next);
      }
      return new Lookup.NotReady("only a standby too far behind could answer");
    } catch (NumberFormatException e) {
      return new Lookup.NotReady("its owner's answer can't be read");
    }
  }

  private static Optional<String> header(HttpResponse<?> response, String name) {
    return Optional.ofNullable(response.getHeaders().get(name));
  }
}
