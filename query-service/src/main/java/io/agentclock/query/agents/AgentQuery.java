package io.agentclock.query.agents;

import io.agentclock.query.web.Parameters;
import io.agentclock.query.web.PathText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which agents are asked for.
 *
 * @param filters names and values for the processors, encoded, each with a leading {@code &}
 * @param limit the page's length
 * @param cursor where the page before ended
 */
record AgentQuery(String filters, int limit, Optional<PageCursor> cursor) {

  static final int MOST = 1000;

  private static final int USUAL = 100;
  private static final String STATE = "state";
  private static final String MIN_FOR_MS = "minForMs";
  private static final List<String> FILTERS =
      List.of("source", "account", STATE, "reason", "team", "q", MIN_FOR_MS);
  private static final String LIMIT = "limit";
  private static final String CURSOR = "cursor";

  /** All the parameters there are. */
  static final List<String> PARAMETERS =
      List.of("source", "account", STATE, "reason", "team", "q", MIN_FOR_MS, LIMIT, CURSOR);

  private static final List<String> STATES =
      List.of(
          "AVAILABLE",
          "INTERACTING",
          "AFTER_CONTACT_WORK",
          "NOT_READY",
          "OFFLINE",
          "UNMAPPED",
          "UNKNOWN");

  static AgentQuery of(Parameters parameters) {
    parameters.text(STATE).ifPresent(AgentQuery::checkStates);
    parameters.number(MIN_FOR_MS, 0, Long.MAX_VALUE);
    return new AgentQuery(
        FILTERS.stream()
            .flatMap(name -> parameters.text(name).map(v -> '&' + name + '=' + encode(v)).stream())
            .collect(Collectors.joining()),
        parameters.number(LIMIT, 1, MOST).map(Long::intValue).orElse(USUAL),
        parameters.text(CURSOR).map(PageCursor::parse));
  }

  /** How many to ask one partition for: one more than the page says whether it is the last. */
  int perPartition() {
    return Math.min(limit + 1, MOST);
  }

  /** The question to the owner of a partition. */
  String target(int partition) {
    return "/internal/agents?partition=%d&limit=%d".formatted(partition, perPartition())
        + cursor.map(c -> "&after=" + encode(c.after().toString())).orElse("")
        + filters;
  }

  private static void checkStates(String states) {
    for (String state : states.split(",", -1)) {
      if (!STATES.contains(state)) {
        throw Parameters.bad(
            STATE,
            "has '%s', which is no state; the states are %s"
                .formatted(Parameters.shown(state), String.join(", ", STATES)));
      }
    }
  }

  private static String encode(String value) {
    return PathText.encode(value);
  }
}
