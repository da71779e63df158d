package io.agentclock.simulator.liveperson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.faults.FaultKind;
import io.agentclock.simulator.workforce.Doing;
import io.agentclock.simulator.workforce.ScriptedChange;
import io.agentclock.simulator.workforce.TruthEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusChangesTest {

  private static final String PATH = "/api/v2/account/{acc}/status-changes?source=test&v=2";
  private static final String MORNING = "&from=2026-03-02T00:00:00Z&to=2026-03-02T11:00:00Z";
  private static final String REFERENCES = "/_metadata/references";

  private LivePersonServer server;

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void shouldTellASessionAsTheSamplesDo() throws Exception {
    server = LivePersonServer.with(0);
    server.script("ada", "09:00:00", "available");
    server.script("ada", "09:01:00", "busy");
    server.script("ada", "09:02:00", "acw");
    server.script("ada", "09:03:00", "lunch");
    server.script("ada", "09:04:00", "levitating");
    server.script("ada", "09:05:00", "offline");
    server.script("ada", "09:06:00", "notready");
    server.script("ada", "09:07:00", "available");

    JsonNode answer = server.client.json(PATH + MORNING);

    Shape.of("status-changes-v2").fits(answer);
    assertThat(inOrder(answer.get("stateChanges")))
        .extracting(
            row -> row.get("time").asText().substring(11, 19),
            row -> row.get("sequenceNumber").asInt(),
            row -> row.get("statusType").asInt(),
            row -> row.get("statusSubType").asInt(),
            row -> row.get("sessionId").asLong() == -1,
            row -> row.path("prevStatusChangeTime").asText("").replaceAll(".*T|\\..*", ""))
        .containsExactly(
            tuple("09:00:00", -1, 3, 0, true, ""),
            tuple("09:00:00", 1, 1, 2, true, ""),
            tuple("09:01:00", 2, 1, 3, false, "09:00:00"),
            tuple("09:03:00", 3, 1, 4, false, "09:01:00"),
            tuple("09:04:00", 4, 1, 9, false, "09:03:00"),
            tuple("09:05:00", 5, 1, 1, false, "09:04:00"),
            tuple("09:05:00", 6, 4, 0, false, ""),
            tuple("09:06:00", -1, 3, 0, true, ""),
            tuple("09:06:00", 1, 1, 4, true, ""),
            tuple("09:07:00", 2, 1, 2, false, "09:06:00"));
  }

  @Test
  void shouldGiveAReasonToThoseAwayOnlyAndSpellItsAbsenceInFourWays() throws Exception {
    server = LivePersonServer.with(60);

    List<JsonNode> rows = server.client.all(PATH + "&limit=5000", "stateChanges", REFERENCES);

    Set<String> reasons =
        rows.stream()
            .filter(row -> row.path("statusReasonId").asLong() > 0)
            .map(row -> row.get("statusSubType") + " " + row.get("statusReasonText").asText())
            .collect(Collectors.toSet());
    assertThat(reasons).containsExactlyInAnyOrder("4 Break", "4 Lunch", "4 Meeting", "4 Training");
    Set<String> nones =
        rows.stream()
            .filter(row -> row.get("statusSubType").asInt() == 4)
            .filter(row -> row.path("statusReasonId").asLong() <= 0)
            .map(StatusChangesTest::reason)
            .collect(Collectors.toSet());
    assertThat(nones).containsExactlyInAnyOrder("0 \"\"", "absent", "-1 null", "null null");
  }

  @Test
  void shouldTellEachChangeOfTheTruthOnceOverPagesThatMayBeShortAndShuffled() throws Exception {
    server = LivePersonServer.with(40);
    String window = "&from=2026-03-02T00:00:00Z&to=2026-03-02T11:00:00Z&limit=100";

    List<JsonNode> rows = server.client.all(PATH + window, "stateChanges", REFERENCES);

    List<TruthEvent> truth =
        server.workforce.between(
            Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-02T11:00:00Z"));
    assertThat(rows).doesNotHaveDuplicates();
    assertThat(ofSubType(rows, 2)).isEqualTo(truth.stream().filter(doing(Doing.READY)).count());
    assertThat(ofSubType(rows, 1)).isEqualTo(truth.stream().filter(doing(Doing.GONE)).count());
    List<String> times = rows.stream().map(row -> row.get("time").asText()).toList();
    assertThat(times).isNotEqualTo(times.stream().sorted().toList());
  }

  @Test
  void shouldSayWhereToGoOnAfterAShortPage() throws Exception {
    server = LivePersonServer.with(20, LivePersonHabits.defaults().withPages(40, 500, 0));

    JsonNode first = server.client.json(PATH + MORNING + "&limit=100");
    String next = LivePersonClient.link(first.at(REFERENCES), "next");
    JsonNode second = server.client.json(next);

    assertThat(first.get("stateChanges")).hasSize(40);
    assertThat(next).contains("offset=40").contains("limit=100").contains("source=test");
    assertThat(LivePersonClient.link(first.at(REFERENCES), "previous")).isNull();
    assertThat(LivePersonClient.link(first.at(REFERENCES), "last")).isNotNull();
    assertThat(LivePersonClient.link(second.at(REFERENCES), "previous")).contains("offset=0");
    assertThat(second.get("stateChanges")).doesNotContainAnyElementsOf(first.get("stateChanges"));
  }

  @Test
  void shouldPostChangesLaterThanTheyHappenButInTime() throws Exception {
    server = LivePersonServer.with(0);
    server.script.add(
        new ScriptedChange(
            "ada",
            Instant.parse("2026-03-02T09:00:00Z"),
            "busy",
            null,
            Instant.parse("2026-03-02T12:30:00Z")));

    int before = server.client.json(PATH + MORNING).get("stateChanges").size();
    server.clock.advance(Duration.ofMinutes(30));
    int after = server.client.json(PATH + MORNING).get("stateChanges").size();

    assertThat(before).isZero();
    assertThat(after).isEqualTo(2);
  }

  @Test
  void shouldGroupByAgentInVersion1AndCutWhatIsTooMuch() throws Exception {
    server = LivePersonServer.with(20);
    String v1 = PATH.replace("v=2", "v=1") + MORNING;

    JsonNode one = server.client.json(v1 + "&limit=1");
    JsonNode all = server.client.json(v1 + "&limit=100");

    Shape.of("status-changes-v1").fits(one);
    assertThat(one.get("agentsInfo")).hasSize(1);
    assertThat(one.at("/agentsInfo/0/statusChangeHistory")).hasSize(20);
    assertThat(all.get("agentsInfo")).hasSizeGreaterThan(5);
    assertThat(LivePersonClient.link(one.at(REFERENCES), "next")).contains("offset=1");
  }

  @Test
  void shouldTellOfOneAgentOnly() throws Exception {
    server = LivePersonServer.with(0);
    server.script("ada", "09:00:00", "available");
    server.script("bela", "09:00:00", "available");
    String ada = LivePersonIds.of(server.workforce.agents().get(0));

    JsonNode rows = server.client.json(PATH + MORNING + "&agentId=" + ada).get("stateChanges");

    assertThat(rows).hasSize(2).allMatch(row -> row.get("agentId").asText().equals(ada));
    assertThat(ada).matches("[1-9][0-9]{9}");
  }

  @Test
  void shouldRefuseWhatTheDocumentationDoes() throws Exception {
    server = LivePersonServer.with(0);
    String path = "/api/v2/account/{acc}/status-changes?v=2";

    for (String query :
        List.of(
            "",
            "&source=x&from=2026-03-02T09:00:00Z",
            "&source=x&from=2026-01-01T00:00:00Z&to=2026-02-02T00:00:00Z",
            "&source=x&from=2025-01-01T00:00:00Z&to=2025-01-02T00:00:00Z",
            "&source=x&from=2026-03-02T09:00:00Z&to=yesterday",
            "&source=x&offset=-1",
            "&source=x&limit=5001",
            "&source=x&agentId=1&empId=2")) {
      assertThat(server.client.get(path + query).statusCode()).as(query).isEqualTo(400);
    }
    assertThat(server.client.get(path + "&source=x&offset=-1&limit=0").body())
        .contains("offset: must be greater than or equal to 0")
        .contains("limit: must be greater than or equal to 1");
  }

  @Test
  void shouldAddWhatNobodyCanUseWithoutLosingARow() throws Exception {
    server = LivePersonServer.with(10);
    int right = server.client.all(PATH + MORNING, "stateChanges", REFERENCES).size();
    server.faults.order(Fault.of(FaultKind.BAD_ITEMS, 1).at("status-changes"));

    List<JsonNode> rows = server.client.all(PATH + MORNING, "stateChanges", REFERENCES);

    assertThat(rows).hasSize(right + BadRows.statuses(server.clock.instant()).size());
  }

  @Test
  void shouldTellADayOfAThousandAgentsInAFewSeconds() throws Exception {
    server = LivePersonServer.with(1_000);
    long start = System.nanoTime();

    List<JsonNode> rows = server.client.all(PATH, "stateChanges", REFERENCES);

    assertThat(rows).hasSizeGreaterThan(60_000);
    assertThat(new HashSet<>(rows)).hasSameSizeAs(rows);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  private static Predicate<TruthEvent> doing(Doing doing) {
    return event -> event.doing() == doing;
  }

  private static String reason(JsonNode row) {
    return row.has("statusReasonId")
        ? row.get("statusReasonId") + " " + row.get("statusReasonText")
        : "absent";
  }

  private static long ofSubType(List<JsonNode> rows, int subType) {
    return rows.stream().filter(row -> row.get("statusSubType").asInt() == subType).count();
  }

  private static List<JsonNode> inOrder(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .sorted(
            Comparator.comparing((JsonNode row) -> row.get("time").asText())
                .thenComparing(row -> row.get("sequenceNumber").asInt()))
        .toList();
  }
}
