package io.agentclock.simulator.liveperson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.faults.FaultKind;
import io.agentclock.simulator.workforce.HandledContacts;
import io.agentclock.simulator.workforce.TruthEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandleTimeTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FRAME = "&from=2026-03-02T02:00:00Z&to=2026-03-02T11:00:00Z";
  private static final String SEGMENTS = "/api/account/{acc}/agent-segments?source=test_1" + FRAME;
  private static final String FILES =
      "/api/account/{acc}/agent-segments/breakdown?source=test_1" + FRAME;
  private static final String REFERENCES = "/pagination/references";

  private LivePersonServer server;

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void shouldTellEachContactThatClosedOnceAsTheSampleDoes() throws Exception {
    server = LivePersonServer.with(30);

    JsonNode first = server.client.json(SEGMENTS);
    List<JsonNode> segments = server.client.all(SEGMENTS, "segments", REFERENCES);

    Shape.of("agent-segments").fits(first);
    long contacts =
        server.workforce.agents().stream()
            .flatMap(agent -> HandledContacts.of(eventsOf(agent.agentId())).stream())
            .filter(contact -> !contact.contactEnd().isBefore(at("02:00:00")))
            .filter(contact -> contact.contactEnd().isBefore(at("11:00:00")))
            .count();
    assertThat((long) segments.size())
        .isEqualTo(contacts)
        .isEqualTo(first.at("/pagination/count").asLong());
    assertThat(segments).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    assertThat(segments).anyMatch(each -> each.get("endReason").asText().equals("mergedByBot"));
    assertThat(segments)
        .allMatch(
            each ->
                each.get("segmentId").asText().split(":")[1].equals(each.get("agentId").asText()));
  }

  @Test
  void shouldPostASegmentUpToTwentyMinutesAfterItsClose() throws Exception {
    server = LivePersonServer.with(30);
    String untilNoon = SEGMENTS.replace("to=2026-03-02T11", "to=2026-03-02T12");

    int atNoon = server.client.json(untilNoon).at("/pagination/count").asInt();
    server.clock.advance(Duration.ofMinutes(20));
    int later = server.client.json(untilNoon).at("/pagination/count").asInt();
    server.clock.advance(Duration.ofHours(2));

    assertThat(atNoon).isLessThan(later);
    assertThat(server.client.json(untilNoon).at("/pagination/count").asInt()).isEqualTo(later);
  }

  @Test
  void shouldEchoTheFramesOffsetAndTakeMilliseconds() throws Exception {
    server = LivePersonServer.with(5);
    String path = "/api/account/{acc}/agent-segments?source=x";

    JsonNode offset =
        server.client.json(
            path + "&from=2026-03-02T05:00:00%2B03:00&to=2026-03-02T14:00:00%2B03:00&limit=1");
    JsonNode millis =
        server.client.json(path + "&fromMillis=1772416800000&toMillis=1772449200000&limit=1");

    assertThat(offset.at("/timeframe/startTime").asText()).isEqualTo("2026-03-02T05:00:00+03:00");
    assertThat(millis.get("segments")).isEqualTo(offset.get("segments"));
    String next = LivePersonClient.link(millis.at(REFERENCES), "next");
    assertThat(server.client.get(next).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRefuseWhatTheDocumentationDoes() throws Exception {
    server = LivePersonServer.with(0);
    String path = "/api/account/{acc}/agent-segments?";

    for (String query :
        List.of(
            "",
            "source=with-hyphen",
            "source=a_name_of_more_than_20_chars",
            "source=x&limit=501",
            "source=x&from=2026-02-20T00:00:00Z&to=2026-03-01T00:00:00Z",
            "source=x&from=2026-01-20T00:00:00Z&to=2026-01-21T00:00:00Z",
            "source=x&from=2026-03-02T00:00:00Z&fromMillis=1772409600000")) {
      assertThat(server.client.get(path + query).statusCode()).as(query).isEqualTo(400);
    }
  }

  @Test
  void shouldSplitEverySegmentIntoUnitsOfItsHandleTime() throws Exception {
    server = LivePersonServer.with(30);

    JsonNode list = server.client.json(FILES);
    Map<String, Long> handled = new HashMap<>();
    Set<Boolean> framings = new HashSet<>();
    for (JsonNode path : list.get("files")) {
      String text = unzipped(file(path.asText()));
      framings.add(text.startsWith("["));
      for (JsonNode unit : units(text)) {
        long length = unit.get("endTimestamp").asLong() - unit.get("startTimestamp").asLong();
        assertThat(unit.get("handleTimeMillis").asLong()).isEqualTo(length);
        handled.merge(unit.get("segmentId").asText(), length, Long::sum);
      }
    }

    Shape.of("breakdown").fits(list);
    assertThat(framings).containsExactlyInAnyOrder(true, false);
    assertThat(list.get("files")).hasSize(9);
    Map<String, Long> told = new HashMap<>();
    server
        .client
        .all(SEGMENTS, "segments", REFERENCES)
        .forEach(
            each ->
                told.put(
                    each.get("segmentId").asText(), each.get("totalHandleTimeMillis").asLong()));
    assertThat(handled).isEqualTo(told);
  }

  @Test
  void shouldNotListAnHourBeforeItIsOverAndRenameItsFileWhenMoreIsPosted() throws Exception {
    server = LivePersonServer.with(30);
    server.clock.advance(Duration.ofMinutes(30));
    String path =
        "/api/account/{acc}/agent-segments/breakdown?source=x"
            + "&from=2026-03-02T12:00:00Z&to=2026-03-02T13:00:00Z";

    int before = server.client.get(path).statusCode();
    server.clock.advance(Duration.ofMinutes(30));
    String early = server.client.json(path).at("/files/0").asText();
    int earlyUnits = units(unzipped(file(early))).size();
    server.clock.advance(Duration.ofMinutes(30));
    String late = server.client.json(path).at("/files/0").asText();

    assertThat(before).isEqualTo(404);
    assertThat(late).isNotEqualTo(early);
    assertThat(units(unzipped(file(late))).size()).isGreaterThan(earlyUnits);
    assertThat(units(unzipped(file(early)))).hasSize(earlyUnits);
  }

  @Test
  void shouldListPartOfTheFilesWith206OnOrder() throws Exception {
    server = LivePersonServer.with(10);
    server.faults.order(Fault.of(FaultKind.PARTIAL, 1).at("breakdown"));

    HttpResponse<String> partial = server.client.get(FILES);

    assertThat(partial.statusCode()).isEqualTo(206);
    int listed = JSON.readTree(partial.body()).get("files").size();
    assertThat(server.client.json(FILES).get("files")).hasSizeGreaterThan(listed);
  }

  @Test
  void shouldServeAFileAsEncodedJsonOnRequest() throws Exception {
    server = LivePersonServer.with(10, LivePersonHabits.defaults().withGzipAsEncoding());
    String path = server.client.json(FILES).at("/files/0").asText();

    HttpResponse<byte[]> file = file(path);

    assertThat(file.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(units(unzipped(file))).isNotEmpty();
  }

  @Test
  void shouldTellTheContactsOfAThousandAgentsInAFewSeconds() throws Exception {
    server = LivePersonServer.with(1_000);
    long start = System.nanoTime();

    List<JsonNode> segments = server.client.all(SEGMENTS + "&limit=500", "segments", REFERENCES);
    for (JsonNode path : server.client.json(FILES).get("files")) {
      assertThat(units(unzipped(file(path.asText())))).isNotEmpty();
    }

    assertThat(segments).hasSizeGreaterThan(8_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void shouldKnowNoOtherFiles() throws Exception {
    server = LivePersonServer.with(1);

    assertThat(file("/etc/passwd").statusCode()).isEqualTo(400);
    assertThat(
            file("/year=2026/month=3/day=2/hour=9/accountId=12345678/sequences.1.x.json.gz")
                .statusCode())
        .isEqualTo(404);
    assertThat(
            file("/year=2026/month=3/day=2/hour=9/accountId=other/sequences.1.x.json.gz")
                .statusCode())
        .isEqualTo(404);
  }

  private HttpResponse<byte[]> file(String path) throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(path, StandardCharsets.UTF_8);
    return server.client.bytes(
        "/api/account/{acc}/agent-segments/files?source=test_1&path=" + encoded);
  }

  private static String unzipped(HttpResponse<byte[]> file) throws IOException {
    assertThat(file.statusCode()).isEqualTo(200);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file.body()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<JsonNode> units(String text) throws IOException {
    Shape shape = Shape.of("breakdown-unit");
    List<JsonNode> units = new ArrayList<>();
    if (text.startsWith("[")) {
      JSON.readTree(text).forEach(units::add);
    } else {
      for (String line : text.lines().toList()) {
        JsonNode unit = JSON.readTree(line);
        shape.fits(unit);
        units.add(unit);
      }
    }
    return units;
  }

  private List<TruthEvent> eventsOf(String agentId) {
    return server.workforce.of(agentId, at("00:00:00").minus(Duration.ofDays(3)), at("23:59:59"));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-03-02T" + time + "Z");
  }
}
