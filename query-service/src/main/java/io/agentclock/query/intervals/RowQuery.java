package io.agentclock.query.intervals;

import io.agentclock.query.access.Accounts;
import io.agentclock.query.routing.Question;
import io.agentclock.query.web.Parameters;
import io.agentclock.query.web.PathText;
import io.agentclock.query.web.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose rows of what time are asked for.
 *
 * @param range a day at most; the day until now if the request doesn't say
 * @param filters names and values for the processors, encoded, each with a leading {@code &}
 * @param format of the rows
 */
record RowQuery(TimeRange range, String filters, RowFormat format) {

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final List<String> FILTERS = List.of("source", "account");

  /** All the parameters there are. */
  static final List<String> PARAMETERS = TimeRange.parametersAnd("source", "account");

  static RowQuery of(Parameters parameters, Accounts accounts, RowFormat format, Instant now) {
    String filters =
        FILTERS.stream()
            .flatMap(
                name ->
                    parameters.text(name).stream()
                        .map(value -> '&' + name + '=' + PathText.encode(value)))
            .collect(Collectors.joining());
    return new RowQuery(
        TimeRange.of(parameters, now, LONGEST), filters + accounts.parameter(), format);
  }

  /** The question for a partition's first page. */
  Question first(int partition, int agents) {
    return Question.json(
            "/internal/intervals%s&partition=%d&limit=%d"
                .formatted(range.query(), partition, agents))
        .with(filters)
        .accepting(format.asked());
  }

  /**
   * The question for a page after the first.
   *
   * @param after an agent's key, percent-encoded
   * @throws IllegalArgumentException if it isn't encoded
   */
  Question next(int partition, int agents, String after) {
    return first(partition, agents).with("&after=" + PathText.encode(PathText.decode(after)));
  }

  /** A name for a file with these rows. */
  String fileName() {
    return Stream.of(range.from(), range.to())
        .map(instant -> instant.toString().replaceAll("[-:]", ""))
        .collect(Collectors.joining("-", "intervals-", ".csv"));
  }
}
