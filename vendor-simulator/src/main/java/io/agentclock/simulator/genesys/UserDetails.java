package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.Agent;
import io.agentclock.simulator.workforce.SeedMix;
import io.agentclock.simulator.workforce.Workforce;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The user details query: everyone's presences and routing statuses in an interval, page by page. A
 * page may hold less than was asked for though more follow, as the vendor counts repeats among the
 * hits that it doesn't deliver. See <a
 * href="https://developer.genesys.cloud/analyticsdatamanagement/analytics/detail/user-query">user
 * detail query</a>.
 */
final class UserDetails {

  private static final int LARGEST_PAGE = 100;

  private final long seed;
  private final GenesysHabits habits;
  private final Workforce workforce;
  private final StatusHistory history;
  private final UserDetailsWriter writer;

  UserDetails(
      long seed, GenesysHabits habits, Workforce workforce, Faults faults, Instant historyStart) {
    this.seed = seed;
    this.habits = habits;
    this.workforce = workforce;
    this.history = new StatusHistory(workforce, historyStart);
    this.writer = new UserDetailsWriter(seed, faults);
  }

  Response query(Ask ask) {
    JsonNode body = JsonBody.posted(ask.request());
    UserDetailsQuery query = UserDetailsQuery.ofQuery(body);
    Paging paging = Paging.of(body.path("paging"), LARGEST_PAGE);
    List<Optional<Agent>> hits = hits(users(query, ask.seen()), paging.size());
    List<Agent> page = paging.of(hits).stream().flatMap(Optional::stream).toList();
    BadItems bad = ask.badItems() ? BadItems.of(BadItems.USER_DETAILS, ask.seen()) : BadItems.NONE;
    return JsonBody.of(
        200,
        json -> {
          write(json, page, query, ask.seen(), bad);
          json.writeNumberField("totalHits", hits.size());
        });
  }

  /** Those with any record in the interval, in a stable order. */
  List<Agent> users(UserDetailsQuery query, Snapshot seen) {
    List<Agent> agents =
        workforce.agents().stream().filter(agent -> query.asksFor(GenesysIds.of(agent))).toList();
    if (query.interval().to().isAfter(history.firstRecord())) {
      return agents;
    }
    return agents.stream()
        .filter(agent -> !history.of(agent, query.interval(), seen).isEmpty())
        .toList();
  }

  /** Writes {@code userDetails}, unless there is nobody. */
  void write(
      JsonGenerator json, List<Agent> page, UserDetailsQuery query, Snapshot seen, BadItems bad)
      throws IOException {
    if (page.isEmpty() && bad.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("userDetails");
    for (Agent agent : page) {
      UserStatus status = history.of(agent, query.interval(), seen);
      writer.write(json, GenesysIds.of(agent), status, query.newestFirst());
    }
    bad.write(json);
    json.writeEndArray();
  }

  // Never two repeats in a row and none in pages of one: an empty page would say it was the last.
  private List<Optional<Agent>> hits(List<Agent> users, int pageSize) {
    List<Optional<Agent>> hits = new ArrayList<>();
    for (Agent user : users) {
      hits.add(Optional.of(user));
      if (pageSize > 1 && SeedMix.fraction(seed, "hit" + user.agentId()) < habits.shortPages()) {
        hits.add(Optional.empty());
      }
    }
    return hits;
  }
}
