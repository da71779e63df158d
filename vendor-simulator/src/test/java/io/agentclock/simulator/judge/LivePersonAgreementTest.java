package io.agentclock.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.simulator.SimulatorSettings;
import io.agentclock.simulator.TestClock;
import io.agentclock.simulator.VendorSimulator;
import io.agentclock.simulator.control.Truth;
import io.agentclock.simulator.control.Vendor;
import io.agentclock.simulator.liveperson.LivePersonAccount;
import io.agentclock.simulator.liveperson.LivePersonHabits;
import io.agentclock.simulator.workforce.Agent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the simulated LivePerson says, read by its documentation, is what the judge expects. */
class LivePersonAgreementTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant END = Instant.parse("2026-03-02T10:00:00Z");
  private static final String DAY =
      "source=agreement&from=2026-03-01T10:00:00Z&to=2026-03-02T10:00:00Z";
  private static final long HALF_HOUR_MS = 1_800_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private VendorSimulator simulator;
  private LivePersonAccount account;
  private String token;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    simulator =
        VendorSimulator.start(
            SimulatorSettings.defaults()
                .withClock(new TestClock("2026-03-02T10:00:00Z"))
                .withAgents(40)
                .withHabits(LivePersonHabits.defaults().withPosting(Duration.ZERO, Duration.ZERO)));
    account = simulator.settings().accounts().livePerson();
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(account.clientId(), account.clientSecret());
    HttpRequest request =
        HttpRequest.newBuilder(uri("/sentinel/api/v2/account/" + account.account() + "/app/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    token =
        JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
            .at("/access_token")
            .asText();
  }

  @AfterEach
  void close() throws IOException {
    simulator.close();
  }

  @Test
  void shouldShowTheStatesTheJudgeReads() throws Exception {
    Map<String, Map<Long, Judged>> shown = new HashMap<>();
    Map<String, Integer> numbers = new HashMap<>();
    String path = "/api/v2/account/" + account.account() + "/status-changes?v=2&limit=700&" + DAY;
    for (JsonNode row : pages(path, "stateChanges", "/_metadata/references")) {
      if (row.get("statusType").asInt() != 3) {
        String agentId = row.get("agentId").asText();
        long ms = Instant.parse(row.get("time").asText()).toEpochMilli();
        int number = row.get("sequenceNumber").asInt();
        if (number >= numbers.getOrDefault(agentId + ms, 0)) {
          numbers.put(agentId + ms, number);
          shown.computeIfAbsent(agentId, id -> new TreeMap<>()).put(ms, judged(row));
        }
      }
    }

    Truth truth = simulator.truth(Vendor.LIVEPERSON);
    assertThat(shown).hasSizeGreaterThan(30);
    for (Agent agent : truth.agents()) {
      assertThat(shown.getOrDefault(agent.agentId(), Map.of()))
          .isEqualTo(
              JudgedVendor.LIVEPERSON.holding(truth.of(agent.agentId(), Instant.EPOCH, END)));
    }
  }

  @Test
  void shouldShowTheHandleTimeTheJudgeReads() throws Exception {
    Map<String, ExpectedHandle> shown = new HashMap<>();
    String path = "/api/account/" + account.account() + "/agent-segments?limit=300&" + DAY;
    for (JsonNode segment : pages(path, "segments", "/pagination/references")) {
      long start = segment.get("endTimeL").asLong() / HALF_HOUR_MS * HALF_HOUR_MS;
      ExpectedHandle one = segments(1, segment.get("totalHandleTimeMillis").asLong());
      shown.merge(
          segment.get("agentId").asText() + "@" + Instant.ofEpochMilli(start),
          one,
          (a, b) -> segments(a.handled() + b.handled(), a.handleMs() + b.handleMs()));
    }

    assertThat(shown).hasSizeGreaterThan(200);
    assertThat(different(shown, expected(Map.of("agent-segments", END)))).isEmpty();
  }

  @Test
  void shouldShowTheUnitsTheJudgeReads() throws Exception {
    Map<String, ExpectedHandle> shown = new HashMap<>();
    String root = "/api/account/" + account.account() + "/agent-segments/";
    for (JsonNode file : JSON.readTree(bytes(root + "breakdown?" + DAY)).get("files")) {
      String path = URLEncoder.encode(file.asText(), StandardCharsets.UTF_8);
      for (JsonNode unit : units(bytes(root + "files?source=agreement&path=" + path))) {
        String agentId = unit.get("segmentId").asText().split(":")[1];
        long from = unit.get("startTimestamp").asLong();
        long to = unit.get("endTimestamp").asLong();
        while (from < to) {
          long border = Math.min(to, (from / HALF_HOUR_MS + 1) * HALF_HOUR_MS);
          Instant start = Instant.ofEpochMilli(border - 1 - (border - 1) % HALF_HOUR_MS);
          shown.merge(
              agentId + "@" + start,
              units(border - from),
              (a, b) -> units(a.handleMs() + b.handleMs()));
          from = border;
        }
      }
    }

    Instant late = END.plus(Duration.ofHours(1));
    assertThat(shown).hasSizeGreaterThan(200);
    assertThat(different(shown, expected(Map.of("agent-segments", late, "segment-units", late))))
        .isEmpty();
  }

  private Map<String, ExpectedHandle> expected(Map<String, Instant> known) {
    Map<String, ExpectedHandle> expected = new HashMap<>();
    Truth truth = simulator.truth(Vendor.LIVEPERSON);
    for (Agent agent : truth.agents()) {
      HandleTruth handle =
          new HandleTruth(
              truth.contactsOf(agent.agentId(), END.plus(Duration.ofHours(1))).stream()
                  .filter(contact -> contact.contactEnd().isBefore(END))
                  .toList(),
              known);
      Judge.usual(JudgedVendor.LIVEPERSON)
          .rows(truth.of(agent.agentId(), Instant.EPOCH, END), List.of(), END, handle)
          .forEach(
              row ->
                  row.handle()
                      .forEach(line -> expected.put(agent.agentId() + "@" + row.start(), line)));
    }
    return expected;
  }

  private static ExpectedHandle segments(long handled, long handleMs) {
    return new ExpectedHandle(
        "agent-segments", "INTERVAL_OF_COMPLETION", handled, handleMs, null, null, null);
  }

  private static ExpectedHandle units(long handleMs) {
    return new ExpectedHandle("segment-units", "SPLIT", null, handleMs, null, null, null);
  }

  private static List<JsonNode> units(byte[] file) throws IOException {
    byte[] text = new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes();
    List<JsonNode> units = new ArrayList<>();
    try (MappingIterator<JsonNode> read = JSON.readerFor(JsonNode.class).readValues(text)) {
      while (read.hasNext()) {
        units.add(read.next());
      }
    }
    return units;
  }

  private static Judged judged(JsonNode row) {
    int subType = row.get("statusType").asInt() == 4 ? 1 : row.get("statusSubType").asInt();
    String text = row.path("statusReasonText").asText("");
    return switch (subType) {
      case 1 -> new Judged(JudgedState.OFFLINE, null);
      case 2 -> new Judged(JudgedState.AVAILABLE, null);
      case 3 -> new Judged(JudgedState.INTERACTING, null);
      case 4 ->
          new Judged(JudgedState.NOT_READY, text.isEmpty() || text.equals("null") ? null : text);
      default -> new Judged(JudgedState.UNMAPPED, null);
    };
  }

  private static <T> List<String> different(Map<String, T> shown, Map<String, T> expected) {
    Set<String> keys = new TreeSet<>(shown.keySet());
    keys.addAll(expected.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(shown.get(key), expected.get(key)))
        .map(key -> key + " shows " + shown.get(key) + ", expected " + expected.get(key))
        .toList();
  }

  private List<JsonNode> pages(String first, String items, String references)
      throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String next = first;
    while (next != null) {
      JsonNode page = JSON.readTree(bytes(next));
      page.required(items).forEach(all::add);
      next =
          StreamSupport.stream(page.at(references).spliterator(), false)
              .filter(reference -> reference.get("rel").asText().equals("next"))
              .map(reference -> reference.get("href").asText())
              .findFirst()
              .orElse(null);
    }
    return all;
  }

  private byte[] bytes(String address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(address)).header("Authorization", "Bearer " + token).build();
    return http.send(request, BodyHandlers.ofByteArray()).body();
  }

  private URI uri(String address) {
    return URI.create(address.startsWith("/") ? simulator.baseUrl() + address : address);
  }
}
