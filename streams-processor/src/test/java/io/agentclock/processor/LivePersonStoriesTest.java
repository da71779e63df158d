package io.agentclock.processor;

import static io.agentclock.processor.Partition.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.Streams;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from LivePerson's items, on every topic. */
final class LivePersonStoriesTest {

  private static final String SCOPE = "liveperson:12345678";
  private static final String AGENT = SCOPE + ":3252247132";
  private static final Instant FETCHED = at("12:00");

  @TempDir Path stateDir;
  private Partition partition;

  @AfterEach
  void stop() {
    partition.close();
  }

  @Test
  void shouldCountStatesFromStatusChangesInAnyOrder() {
    partition = Partition.alone(stateDir);

    statusChanges();
    progress(Streams.STATUS_CHANGES, "08:00", "10:00");

    List<Published> rows = partition.rows();
    assertThat(rows)
        .extracting(row -> row.text("intervalStart"))
        .containsExactly("2026-03-02T09:00:00Z", "2026-03-02T09:30:00Z");
    assertThat(states(rows.get(0)))
        .isEqualTo("AVAILABLE 899493 1, NOT_READY(Training) 599882 1, UNKNOWN 300625 0");
    assertThat(states(rows.get(1)))
        .isEqualTo("INTERACTING 600000 1, NOT_READY(Training) 600000 0, OFFLINE 600000 1");
    assertThat(rows.get(0).json().get("logins").asInt()).isEqualTo(1);
    assertThat(rows.get(1).json().get("logouts").asInt()).isEqualTo(1);
    assertThat(partition.refusals()).isEmpty();
    assertThat(counted("APPLIED")).isEqualTo(5);
    assertThat(counted("WITHOUT_STATE")).isEqualTo(1);
  }

  @Test
  void shouldCountNothingTwice() {
    partition = Partition.alone(stateDir);
    statusChanges();
    progress(Streams.STATUS_CHANGES, "08:00", "10:00");
    partition.rows();

    statusChanges();
    progress(Streams.STATUS_CHANGES, "09:00", "10:00");

    assertThat(partition.rows()).isEmpty();
    assertThat(counted("DUPLICATE")).isEqualTo(5);
  }

  @Test
  void shouldAttributeASegmentOfHoursToTheIntervalItEndedIn() {
    partition = Partition.alone(stateDir);
    progress(Streams.STATUS_CHANGES, "08:00", "10:00");

    items(Streams.AGENT_SEGMENTS, Fixture.items("liveperson/agent-segments.json", "segments"));
    progress(Streams.AGENT_SEGMENTS, "08:00", "09:59");

    List<Published> rows = partition.rows();
    assertThat(rows)
        .extracting(row -> row.text("intervalStart") + ' ' + row.json().get("handle"))
        .containsExactly(
            "2026-03-02T09:00:00Z " + handle("INTERVAL_OF_COMPLETION", 1, 60_000),
            "2026-03-02T09:30:00Z " + handle("INTERVAL_OF_COMPLETION", 1, 7_248_915));
    assertThat(states(rows.get(0))).isEqualTo("UNKNOWN 1800000 0");
  }

  @Test
  void shouldSplitUnitsOverTheIntervalsTheyLieIn() {
    partition = Partition.alone(stateDir);
    progress(Streams.STATUS_CHANGES, "08:00", "10:00");

    items(
        Streams.SEGMENT_UNITS,
        List.of(Fixture.text("liveperson/segment-units.ndjson").split("\n")));
    progress(Streams.SEGMENT_UNITS, "08:00", "09:59");

    List<JsonNode> lines =
        partition.rows().stream().map(row -> row.json().get("handle").get(0)).toList();
    assertThat(lines)
        .extracting(line -> line.get("attribution").asText(), line -> line.get("handleMs").asLong())
        .containsExactly(tuple("SPLIT", 10_000L), tuple("SPLIT", 20_000L));
  }

  @Test
  void shouldCloseByTheSegmentsWhereStatusChangesAreNotRead() {
    partition =
        Partition.with(
            stateDir,
            1,
            """
            agentclock.feeds.lp.source: liveperson
            agentclock.feeds.lp.account: '12345678'
            agentclock.feeds.lp.streams: [net-handle-time, agent-segments]
            """);
    items(Streams.AGENT_SEGMENTS, Fixture.items("liveperson/agent-segments.json", "segments"));

    progress(Streams.AGENT_SEGMENTS, "08:00", "10:00");

    assertThat(partition.rows())
        .extracting(LivePersonStoriesTest::states)
        .containsExactly("UNKNOWN 1800000 0", "UNKNOWN 1800000 0");
  }

  @Test
  void shouldShowWhatNobodyHasHeardOf() {
    partition = Partition.alone(stateDir);

    items(
        Streams.STATUS_CHANGES,
        List.of(
            "{\"time\":\"2026-03-02T09:00:00Z\",\"statusType\":9,\"statusSubType\":1,"
                + "\"mood\":[{\"deep\":{}}]}"));

    assertThat(partition.states().get(0).text("state")).isEqualTo("UNMAPPED");
    assertThat(partition.counted("agentclock.transitions.unmapped")).isEqualTo(1);
  }

  private void statusChanges() {
    items(
        Streams.STATUS_CHANGES, Fixture.items("liveperson/status-changes-v2.json", "stateChanges"));
  }

  private void items(String stream, List<String> items) {
    items.forEach(item -> partition.pipe(RawInput.item(AGENT, stream, item, FETCHED)));
  }

  private void progress(String stream, String from, String to) {
    partition.pipe(RawInput.progress(SCOPE, stream, new RawInput.Range(at(from), at(to), FETCHED)));
    partition.walk();
  }

  private double counted(String verdict) {
    return partition.counted("agentclock.items", "verdict", verdict);
  }

  private static String handle(String attribution, int handled, long handleMs) {
    return ("[{\"stream\":\"agent-segments\",\"attribution\":\"%s\",\"handled\":%d,\"handleMs\":%d,"
            + "\"talkMs\":null,\"holdMs\":null,\"acwMs\":null}]")
        .formatted(attribution, handled, handleMs);
  }

  /** {@code STATE(reason) durationMs entries}, a line after the other. */
  static String states(Published row) {
    StringBuilder text = new StringBuilder();
    for (JsonNode line : row.json().get("states")) {
      text.append(text.isEmpty() ? "" : ", ").append(line.get("state").asText());
      if (!line.get("reason").isNull()) {
        text.append('(').append(line.get("reason").asText()).append(')');
      }
      text.append(' ').append(line.get("durationMs")).append(' ').append(line.get("entries"));
    }
    return text.toString();
  }
}
