package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a user details query or job asks for. Filters for presences and routing statuses are not
 * simulated: they take nothing away.
 */
record UserDetailsQuery(Interval interval, List<DimensionFilter> users, boolean newestFirst) {

  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration LONGEST_FILTERED = Duration.ofDays(31);

  /** A query's, whose interval has a limit. */
  static UserDetailsQuery ofQuery(JsonNode body) {
    UserDetailsQuery query = ofJob(body);
    boolean filtered =
        !query.users().isEmpty()
            || !body.path("presenceFilters").isEmpty()
            || !body.path("routingStatusFilters").isEmpty();
    if (query.interval().longerThan(filtered ? LONGEST_FILTERED : LONGEST)) {
      throw Refusal.badRequest("The query interval must be less than or equal to 7 days.");
    }
    return query;
  }

  /** A job's, which may ask for any length. */
  static UserDetailsQuery ofJob(JsonNode body) {
    List<DimensionFilter> users = new ArrayList<>();
    body.path("userFilters").forEach(filter -> users.add(new DimensionFilter(filter)));
    return new UserDetailsQuery(
        Interval.parse(body.path("interval").asText()),
        users,
        "desc".equalsIgnoreCase(body.path("order").asText()));
  }

  boolean asksFor(String userId) {
    Map<String, String> dimensions = Map.of("userId", userId);
    return users.stream().allMatch(filter -> filter.passes(dimensions));
  }
}
