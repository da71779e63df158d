package io.agentclock.query.agents;

import io.agentclock.model.AgentKey;
import io.agentclock.query.access.Accounts;
import io.agentclock.query.routing.Question;
import io.agentclock.query.web.Parameters;
import io.agentclock.query.web.PathText;
import io.agentclock.query.web.States;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Which agents are asked for.
 *
 * @param filters names and values for the processors, encoded, each with a leading {@code &}
 * @param limit the page's length
 * @param cursor where the page before ended
 * @param maxLagMs how far behind a standby may be that answers; empty: none may
 */
record AgentQuery(String filters, int limit, Optional<PageCursor> cursor, OptionalLong maxLagMs) {

  static final int MOST = 1000;

  private static final int USUAL = 100;
  private static final String MIN_FOR_MS = "minForMs";
  private static final List<String> FILTERS =
      List.of("source", "account", States.PARAMETER, "reason", "team", "q", MIN_FOR_MS);
  private static final String LIMIT = "limit";
  private static final String CURSOR = "cursor";

  /** All the parameters there are. */
  static final List<String> PARAMETERS =
      List.of(
          "source",
          "account",
          States.PARAMETER,
          "reason",
          "team",
          "q",
          MIN_FOR_MS,
          LIMIT,
          CURSOR,
          Parameters.MAX_LAG_MS);

  /**
   * Reads a request's parameters.
   *
   * @param accounts that may be seen
   */
  static AgentQuery of(Parameters parameters, Accounts accounts) {
    States.in(parameters); // the processors take them as they are
    parameters.number(MIN_FOR_MS, 0, Long.MAX_VALUE);
    String filters =
        FILTERS.stream()
                .flatMap(
                    name -> parameters.text(name).map(v -> '&' + name + '=' + encode(v)).stream())
                .collect(Collectors.joining())
            + accounts.parameter();
    return new AgentQuery(
        filters,
        parameters.number(LIMIT, 1, MOST).map(Long::intValue).orElse(USUAL),
        parameters.text(CURSOR).map(text -> PageCursor.parse(text, filters)),
        parameters.maxLagMs());
  }

  /** How many to ask one partition for: one more than the page says whether it is the last. */
  int perPartition() {
    return Math.min(limit + 1, MOST);
  }

  /** The question to the owner of a partition. */
  Question question(int partition) {
    return Question.json(
            "/internal/agents?partition=%d&limit=%d".formatted(partition, perPartition())
                + cursor.map(c -> "&after=" + encode(c.after().toString())).orElse("")
                + filters)
        .within(maxLagMs);
  }

  /** Where the page after that agent begins. */
  PageCursor cursorAfter(AgentKey agent) {
    return new PageCursor(agent, filters);
  }

  private static String encode(String value) {
    return PathText.encode(value);
  }
}
