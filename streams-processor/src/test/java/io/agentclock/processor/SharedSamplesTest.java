package io.agentclock.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.Streams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads the vendors' own published samples, where somebody has them: a folder with {@code
 * liveperson} and {@code genesys} in it, named by {@code AGENTCLOCK_SAMPLES} or kept beside the
 * project's folder.
 */
@EnabledIf("areThere")
final class SharedSamplesTest {

  private static final Path FOLDER =
      Optional.ofNullable(System.getenv("AGENTCLOCK_SAMPLES"))
          .map(Path::of)
          .orElse(Path.of("..", "..", "shared", "samples"));
  private static final String LP_SCOPE = "liveperson:111111";
  private static final String GENESYS_AGENT = "genesys:org:11111111-1111-4111-8111-111111111101";

  static boolean areThere() {
    return Files.isDirectory(FOLDER.resolve("liveperson"))
        && Files.isDirectory(FOLDER.resolve("genesys"));
  }

  @TempDir Path stateDir;
  private Partition partition;

  @BeforeEach
  void start() {
    partition = Partition.alone(stateDir);
  }

  @AfterEach
  void stop() {
    partition.close();
  }

  @Test
  void shouldReadStatusChanges() throws IOException {
    String sample = sample("liveperson/agent-activity_status-changes_v2_sampleA.json");

    pipe(
        LP_SCOPE + ":3252247132",
        Streams.STATUS_CHANGES,
        Fixture.itemsOf(sample, "stateChanges"),
        "2022-03-13T11:00:00Z");

    assertThat(partition.transitions())
        .extracting(transition -> transition.text("state"))
        .containsExactly("AVAILABLE", "OFFLINE");
    thenNothingIsRefused();
  }

  @Test
  void shouldReadSegmentsOfBothRevisions() throws IOException {
    pipe(
        LP_SCOPE + ":1224046030",
        Streams.AGENT_SEGMENTS,
        Fixture.itemsOf(
            sample("liveperson/actual-handle-time_agent-segments_current.json"), "segments"),
        "2022-05-13T00:00:00Z");
    pipe(
        LP_SCOPE + ":2549453330",
        Streams.AGENT_SEGMENTS,
        Fixture.itemsOf(
            sample("liveperson/actual-handle-time_agent-segments_older-revision.json"), "segments"),
        "2021-11-22T00:00:00Z");

    assertThat(counted("APPLIED")).isEqualTo(4);
    thenNothingIsRefused();
  }

  @Test
  void shouldReadAUnit() throws IOException {
    pipe(
        LP_SCOPE + ":2521430130",
        Streams.SEGMENT_UNITS,
        List.of(sample("liveperson/actual-handle-time_breakdown-file-record.json")),
        "2022-01-12T00:00:00Z");

    assertThat(counted("APPLIED")).isEqualTo(1);
    thenNothingIsRefused();
  }

  @Test
  void shouldReadNetHandleTime() throws IOException {
    pipe(
        LP_SCOPE + ":skill:773431",
        Streams.NET_HANDLE_TIME,
        Fixture.itemsOf(sample("liveperson/net-handle-time_by-skill_v2.json"), "skillInfo"),
        "2022-05-19T12:00:00Z");

    assertThat(partition.skills())
        .extracting(row -> row.json().get("netHandleTime").asDouble())
        .containsExactly(699.72, 1421.36);
    thenNothingIsRefused();
  }

  @Test
  void shouldReadAggregatesAndSummaries() throws IOException {
    List<String> items =
        new ArrayList<>(
            Fixture.itemsOf(sample("genesys/conversations_aggregates_response.json"), "results"));
    items.addAll(Fixture.itemsOf(sample("genesys/seed003_query_response_page1.json"), "summary"));
    pipe(GENESYS_AGENT, Streams.CONVERSATION_AGGREGATES, items, "2024-05-01T02:00:00Z");
    pipe(
        "genesys:org:11111111-1111-4111-8111-111111111102",
        Streams.CONVERSATION_AGGREGATES,
        Fixture.itemsOf(sample("genesys/seed003_query_response_page2_last.json"), "summary"),
        "2024-05-01T02:00:00Z");

    thenNothingIsRefused();
    assertThat(counted("APPLIED")).isEqualTo(5);
  }

  @Test
  void shouldReadUserStatus() throws IOException {
    pipe(
        GENESYS_AGENT,
        Streams.USER_STATUS,
        Fixture.itemsOf(sample("genesys/users_details_query_response_shift.json"), "userDetails"),
        "2024-05-01T11:00:00Z");

    thenNothingIsRefused();
    assertThat(partition.transitions())
        .extracting(transition -> transition.text("state"))
        .contains("OFFLINE", "NOT_READY", "AVAILABLE", "INTERACTING");
  }

  private void pipe(String key, String stream, List<String> items, String fetched) {
    Instant at = Instant.parse(fetched);
    for (String item : items) {
      partition.pipe(
          RawInput.item(key, stream, item, at)
              .with(RawHeaders.WINDOW_FROM, at.minusSeconds(36_000).toString()));
    }
  }

  private void thenNothingIsRefused() {
    assertThat(partition.refusals()).extracting(Published::value).isEmpty();
  }

  private double counted(String verdict) {
    return partition.counted("agentclock.items", "verdict", verdict);
  }

  private static String sample(String path) throws IOException {
    return Files.readString(FOLDER.resolve(path));
  }
}
