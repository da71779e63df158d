package io.agentclock.simulator.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.workforce.ScriptedChange;
import io.agentclock.simulator.workforce.SeededWorkforce;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class UserDetailsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/api/v2/analytics/users/details/query";
  private static final String MARCH_2 = "2026-03-02T00:00:00.000Z/2026-03-03T00:00:00.000Z";
  private static final String ME = "a-" + GenesysSite.AGENTS_ID;

  @Test
  void shouldTellAShiftInRecordsOfPresenceAndRouting() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.then("08:00:00", "notready")
          .then("08:01:00", "available")
          .then("08:03:00", "busy")
          .then("08:03:30", "busy")
          .then("08:10:00", "acw")
          .then("08:11:00", "available")
          .then("09:00:00", "break")
          .then("09:10:00", "levitating")
          .then("09:20:00", "available");

      JsonNode user = site.client.posted(PATH, query(MARCH_2)).at("/userDetails/0");

      assertThat(user.get("userId").asText()).isEqualTo(GenesysSite.AGENTS_ID);
      assertThat(presences(user))
          .containsExactly(
              "2026-02-09T00:00:00.000Z OFFLINE 2026-03-02T08:00:00.000Z",
              "2026-03-02T08:00:00.000Z BUSY 2026-03-02T08:01:00.000Z",
              "2026-03-02T08:01:00.000Z ONQUEUE 2026-03-02T09:00:00.000Z",
              "2026-03-02T09:00:00.000Z BREAK 2026-03-02T09:10:00.000Z",
              "2026-03-02T09:10:00.000Z WALKINGTHEDOG 2026-03-02T09:20:00.000Z",
              "2026-03-02T09:20:00.000Z ONQUEUE -");
      assertThat(routings(user))
          .containsExactly(
              "2026-02-09T00:00:00.000Z OFFQUEUE 2026-03-02T08:01:00.000Z",
              "2026-03-02T08:01:00.000Z IDLE 2026-03-02T08:03:00.000Z",
              "2026-03-02T08:03:00.000Z INTERACTING 2026-03-02T08:11:00.000Z",
              "2026-03-02T08:11:00.000Z IDLE 2026-03-02T09:00:00.000Z",
              "2026-03-02T09:00:00.000Z OFFQUEUE 2026-03-02T09:20:00.000Z",
              "2026-03-02T09:20:00.000Z IDLE -");
    }
  }

  @Test
  void shouldTellTheRecordsInForceWithTheirTrueStartsAndEnds() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.then(ME, "2026-03-01T22:00:00Z", "available").then("02:00:00", "offline");
      site.then("09:00:00", "available");

      JsonNode around =
          site.client
              .posted(PATH, query("2026-03-01T23:00:00Z/2026-03-02T01:00:00Z"))
              .at("/userDetails/0");

      assertThat(presences(around))
          .containsExactly("2026-03-01T22:00:00.000Z ONQUEUE 2026-03-02T02:00:00.000Z");
      assertThat(routings(around))
          .containsExactly("2026-03-01T22:00:00.000Z IDLE 2026-03-02T02:00:00.000Z");
    }
  }

  @Test
  void shouldKnowThoseOfflineWhoCameAfterTheInterval() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.then("09:45:00", "available");

      JsonNode before =
          site.client
              .posted(PATH, query("2026-03-02T09:00:00Z/2026-03-02T09:30:00Z"))
              .at("/userDetails/0");

      assertThat(presences(before))
          .containsExactly("2026-02-09T00:00:00.000Z OFFLINE 2026-03-02T09:45:00.000Z");
    }
  }

  @Test
  void shouldKeepOneOfTwoChangesInASecond() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.then("08:00:00", "available")
          .then("09:00:00", "busy")
          .then("09:05:00", "wrapup")
          .then("09:05:00", "available")
          .then("09:30:00", "offline")
          .then("09:30:00", "available");

      JsonNode user = site.client.posted(PATH, query(MARCH_2)).at("/userDetails/0");

      assertThat(routings(user))
          .contains(
              "2026-03-02T09:00:00.000Z INTERACTING 2026-03-02T09:05:00.000Z",
              "2026-03-02T09:05:00.000Z IDLE 2026-03-02T09:30:00.000Z");
      assertThat(presences(user)).endsWith("2026-03-02T09:30:00.000Z OFFLINE -");
    }
  }

  @Test
  void shouldTellTheSameInPiecesAsInOne() throws Exception {
    SeededWorkforce workforce = new SeededWorkforce(3, 60, GenesysSite.HISTORY_START);
    try (GenesysSite site = GenesysSite.of(workforce, habits -> habits.withPages(0, 500))) {
      site.clock.advance(Duration.ofDays(20));

      JsonNode whole =
          site.client.posted(PATH, page("2026-03-10T00:00:00Z/2026-03-12T00:00:00Z", 100, 1));
      JsonNode first =
          site.client.posted(PATH, page("2026-03-10T00:00:00Z/2026-03-11T00:00:00Z", 100, 1));
      JsonNode second =
          site.client.posted(PATH, page("2026-03-11T00:00:00Z/2026-03-12T00:00:00Z", 100, 1));

      assertThat(whole.get("userDetails")).hasSize(60);
      for (int i = 0; i < 60; i++) {
        List<String> pieces = new ArrayList<>(presences(first.at("/userDetails/" + i)));
        pieces.addAll(presences(second.at("/userDetails/" + i)));
        assertThat(pieces.stream().distinct().toList())
            .isEqualTo(presences(whole.at("/userDetails/" + i)));
        List<String> routing = new ArrayList<>(routings(first.at("/userDetails/" + i)));
        routing.addAll(routings(second.at("/userDetails/" + i)));
        assertThat(routing.stream().distinct().toList())
            .isEqualTo(routings(whole.at("/userDetails/" + i)));
      }
    }
  }

  @Test
  void shouldShowRecordsLaterThanTheyStart() throws Exception {
    SeededWorkforce workforce = new SeededWorkforce(3, 100, GenesysSite.HISTORY_START);
    try (GenesysSite site = GenesysSite.of(workforce, habits -> habits.withPages(0, 500))) {
      String lastMinutes = page("2026-03-02T09:50:00Z/2026-03-02T10:00:00Z", 100, 1);

      int atOnce = records(site.client.posted(PATH, lastMinutes));
      site.clock.advance(Duration.ofSeconds(40));
      int settled = records(site.client.posted(PATH, lastMinutes));
      site.clock.advance(Duration.ofHours(1));

      assertThat(settled).isGreaterThan(atOnce);
      assertThat(records(site.client.posted(PATH, lastMinutes))).isEqualTo(settled);
    }
  }

  @Test
  void shouldShowAScriptedRecordWhenTheScriptSays() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.script.add(
          new ScriptedChange(
              ME,
              Instant.parse("2026-03-02T09:00:00Z"),
              "available",
              null,
              Instant.parse("2026-03-02T10:00:20Z")));

      JsonNode atOnce = site.client.posted(PATH, query(MARCH_2));
      site.clock.advance(Duration.ofSeconds(20));
      JsonNode later = site.client.posted(PATH, query(MARCH_2));

      assertThat(presences(atOnce.at("/userDetails/0"))).hasSize(1);
      assertThat(presences(later.at("/userDetails/0"))).hasSize(2);
    }
  }

  @Test
  void shouldHoldRecordsBackAndSayThemTwiceOnOrder() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.then("09:00:00", "available").then("09:50:00", "break");
      site.faults.order(Fault.late(Duration.ofMinutes(30), null, null, null));
      site.faults.order(Fault.duplicates(1));

      JsonNode user = site.client.posted(PATH, query(MARCH_2)).at("/userDetails/0");

      assertThat(presences(user))
          .containsExactly(
              "2026-02-09T00:00:00.000Z OFFLINE 2026-03-02T09:00:00.000Z",
              "2026-03-02T09:00:00.000Z ONQUEUE -",
              "2026-02-09T00:00:00.000Z OFFLINE 2026-03-02T09:00:00.000Z",
              "2026-03-02T09:00:00.000Z ONQUEUE -");
    }
  }

  @Test
  void shouldSpellPresencesAsTheVendorsSeveralApisDo() throws Exception {
    SeededWorkforce workforce = new SeededWorkforce(3, 100, GenesysSite.HISTORY_START);
    try (GenesysSite site = GenesysSite.of(workforce, habits -> habits)) {
      String body =
          site.client.post(PATH, page("2026-03-01T00:00:00Z/2026-03-02T00:00:00Z", 100, 1)).body();

      assertThat(body).contains("\"ON_QUEUE\"", "\"On Queue\"", "\"OnQueue\"", "\"Break\"");
    }
  }

  private static int records(JsonNode answer) {
    int records = 0;
    for (JsonNode user : answer.get("userDetails")) {
      records += presences(user).size() + routings(user).size();
    }
    return records;
  }

  static String query(String interval) {
    return "{\"interval\":\"" + interval + "\"}";
  }

  static String page(String interval, int size, int number) throws IOException {
    return JSON.createObjectNode()
        .put("interval", interval)
        .set("paging", JSON.readTree("{\"pageSize\":" + size + ",\"pageNumber\":" + number + "}"))
        .toString();
  }

  static List<String> presences(JsonNode user) {
    return records(user.path("primaryPresence"), "systemPresence");
  }

  static List<String> routings(JsonNode user) {
    return records(user.path("routingStatus"), "routingStatus");
  }

  private static List<String> records(JsonNode records, String value) {
    List<String> lines = new ArrayList<>();
    for (JsonNode record : records) {
      String normal =
          record.get(value).asText().replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
      lines.add(
          record.get("startTime").asText()
              + " "
              + normal
              + " "
              + record.path("endTime").asText("-"));
    }
    return lines;
  }
}
