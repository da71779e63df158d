package io.agentclock.query.summary;

import io.agentclock.query.access.Accounts;
import io.agentclock.query.routing.Question;
import io.agentclock.query.web.Parameters;
import io.agentclock.query.web.PathText;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What is to be counted.
 *
 * @param groupBy the fields agents must have in common to be counted together, in the order given
 * @param filters names and values for the processors, encoded, each with a leading {@code &}
 * @param maxLagMs how far behind a standby may be that answers; empty: none may
 */
record SummaryQuery(List<GroupField> groupBy, String filters, OptionalLong maxLagMs) {

  private static final String GROUP_BY = "groupBy";
  private static final List<String> FILTERS = List.of("source", "account");

  /** All the parameters there are. */
  static final List<String> PARAMETERS =
      List.of(GROUP_BY, "source", "account", Parameters.MAX_LAG_MS);

  static SummaryQuery of(Parameters parameters, Accounts accounts) {
    List<GroupField> groupBy =
        parameters.text(GROUP_BY).map(SummaryQuery::fields).orElse(List.of(GroupField.STATE));
    String filters =
        FILTERS.stream()
            .flatMap(
                name ->
                    parameters.text(name).stream()
                        .map(value -> '&' + name + '=' + PathText.encode(value)))
            .collect(Collectors.joining());
    return new SummaryQuery(groupBy, filters + accounts.parameter(), parameters.maxLagMs());
  }

  Question question(int partition) {
    return Question.json("/internal/summary?partition=%d&groupBy=%s".formatted(partition, words()))
        .with(filters)
        .within(maxLagMs);
  }

  private String words() {
    return groupBy.stream().map(GroupField::word).collect(Collectors.joining(","));
  }

  private static List<GroupField> fields(String text) {
    List<GroupField> fields = Arrays.stream(text.split(",", -1)).map(SummaryQuery::field).toList();
    if (fields.stream().distinct().count() < fields.size()) {
      throw Parameters.bad(GROUP_BY, "names a field twice");
    }
    return fields;
  }

  private static GroupField field(String word) {
    return GroupField.of(word)
        .orElseThrow(
            () ->
                Parameters.bad(
                    GROUP_BY,
                    "has '%s', by which nothing can be counted; what can be is %s"
                        .formatted(Parameters.shown(word), String.join(", ", GroupField.words()))));
  }
}
