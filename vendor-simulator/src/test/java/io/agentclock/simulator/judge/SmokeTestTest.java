package io.agentclock.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.agentclock.simulator.SimulatorSettings;
import io.agentclock.simulator.TestClock;
import io.agentclock.simulator.VendorAccounts;
import io.agentclock.simulator.VendorSimulator;
import io.agentclock.simulator.control.Truth;
import io.agentclock.simulator.control.Vendor;
import io.agentclock.simulator.http.HttpListener;
import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.TruthEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class SmokeTestTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant OBSERVED = Instant.parse("2026-03-02T10:01:00Z");

  private static final Map<String, Map<String, Instant>> HANDLE =
      Map.of(
          "kore", Map.of(),
          "liveperson", Map.of("agent-segments", Instant.parse("2026-03-02T09:33:00Z")),
          "genesys", Map.of("conversation-aggregates", Instant.parse("2026-03-02T09:10:00Z")));

  private final TestClock clock = new TestClock("2026-03-02T10:03:00Z");
  private final StringWriter printed = new StringWriter();
  private VendorSimulator simulator;
  private HttpListener api;
  private String hidden = "none";
  private String secret;
  private long moreLogins;
  private Instant observedThrough = OBSERVED;
  private List<JudgedVendor> vendors = List.of(JudgedVendor.KORE);

  @BeforeEach
  void start() throws IOException {
    simulator = VendorSimulator.start(SimulatorSettings.defaults().withClock(clock).withAgents(60));
    api = HttpListener.open("127.0.0.1", 0, this::answer, clock::instant);
  }

  @AfterEach
  void close() throws IOException {
    api.close();
    simulator.close();
  }

  @Test
  void shouldPassWhereEveryRowIsRight() {
    assertThat(run("PT20S")).as(printed.toString()).isZero();
    assertThat(printed.toString().lines())
        .hasSize(2)
        .first()
        .asString()
        .contains(apiAddress(), simulator.baseUrl().toString());
    assertThat(printed.toString()).contains("OK: ", " 0 differences");
  }

  @Test
  void shouldCompareEverySourceThatHasAFeed() {
    vendors = List.of(JudgedVendor.values());

    assertThat(run("PT20S", "--sources=kore,liveperson,genesys")).as(printed.toString()).isZero();
    assertThat(printed.toString().lines()).hasSize(4);
    assertThat(printed.toString())
        .contains("OK: kore: ", "OK: liveperson: ", "OK: genesys: ")
        .containsPattern("OK: genesys: \\d+ rows of \\d+ agents compared, \\d{3,} of them with");
  }

  @Test
  void shouldWaitForASourceThatMustBeThereAndForItsHandleTime() {
    assertThat(run("PT1S", "--sources=genesys")).isEqualTo(1);
    assertThat(printed.toString())
        .contains("OK: kore: ", "genesys: still waiting for the first progress of user-status");

    vendors = List.of(JudgedVendor.GENESYS);
    assertThat(run("PT1S", "--handle-slack=PT10M")).isEqualTo(1);
    assertThat(printed.toString())
        .contains("waiting for conversation-aggregates observed through 2026-03-02T09:30:00Z");
  }

  @Test
  void shouldFailAtOnceWhereItsKeyIsRefusedAndAskWithTheRightOne() {
    secret = "right";

    assertThat(run("PT20S")).isEqualTo(1);
    assertThat(run("PT20S", "--api-key=wrong")).isEqualTo(1);
    assertThat(printed.toString()).contains("FAILED: API: ", " answers 401: ", "--api-key");

    assertThat(run("PT20S", "--api-key=right")).as(printed.toString()).isZero();
  }

  @Test
  void shouldFailAtOnceWhereARowIsWrong() {
    moreLogins = 1;

    assertThat(run("PT20S")).isEqualTo(1);
    assertThat(printed.toString()).contains("WRONG kore:", "logins is ", "FAILED: ");
  }

  @Test
  void shouldWaitForARowThatIsMissing() {
    hidden = simulator.truth().between(Instant.EPOCH, OBSERVED).get(0).agentId();

    assertThat(run("PT1S")).isEqualTo(1);
    assertThat(printed.toString()).contains("MISSING kore:", hidden, " after PT1S");
  }

  @Test
  void shouldWaitForAFeedThatIsBehind() {
    observedThrough = OBSERVED.minusSeconds(120);

    assertThat(run("PT1S")).isEqualTo(1);
    assertThat(printed.toString())
        .contains("still waiting for observed through 2026-03-02T10:00:00Z");
  }

  @Test
  @Timeout(20)
  void shouldNameTheAddressAndTheOptionWhereNobodyListens() {
    String gone = "http://127.0.0.1:1"; // a port that was let go may be somebody else's by now

    assertThat(runAt(apiAddress(), gone, "PT3M")).isEqualTo(1);
    assertThat(printed.toString()).contains("FAILED: " + gone + " can't", "--simulator");
  }

  @Test
  void shouldRefuseWhatIsNoAddress() {
    assertThat(runAt("nowhere", simulator.baseUrl().toString(), "PT3M")).isEqualTo(2);
    assertThat(printed.toString()).contains("--api: 'nowhere' is no address");
  }

  @Test
  void shouldDescribeEachOptionWithItsDefault() {
    CommandSpec spec = new CommandLine(new SmokeTest()).getCommandSpec();

    assertThat(spec.options()).allMatch(option -> option.description().length > 0);
    assertThat(spec.commandLine().getUsageMessage()).contains("http://127.0.0.1:8089", "PT3M");
  }

  private int run(String timeout, String... more) {
    return runAt(apiAddress(), simulator.baseUrl().toString(), timeout, more);
  }

  private int runAt(String api, String simulator, String timeout, String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    options.addAll(
        List.of(
            "--api", api, "--simulator", simulator, "--agents-min", "30", "--timeout", timeout));
    return new CommandLine(new SmokeTest())
        .setOut(new PrintWriter(printed))
        .setErr(new PrintWriter(printed))
        .execute(options.toArray(String[]::new));
  }

  private String apiAddress() {
    return "http://127.0.0.1:" + api.port() + "/v1";
  }

  private Response answer(Request request) {
    if (secret != null && !request.header("x-api-key").filter(secret::equals).isPresent()) {
      return Response.json(401, "{}");
    }
    if (request.path().equals("/v1/feeds")) {
      return Response.json(200, RowJson.list(feeds()));
    }
    if (request.path().equals("/v1/agents")) {
      return Response.json(200, RowJson.list(agents(request.query().get("source"))));
    }
    String[] key = request.path().split("/")[3].split(":");
    if (key[2].equals(hidden)) {
      return Response.json(404, "{}");
    }
    Truth truth = simulator.truth(Vendor.of(key[0]));
    List<TruthEvent> events = truth.of(key[2], Instant.EPOCH, OBSERVED);
    HandleTruth handle =
        new HandleTruth(truth.contactsOf(key[2], clock.instant()), HANDLE.get(key[0]));
    ArrayNode rows = JSON.createArrayNode();
    Judge judge = Judge.usual(JudgedVendor.valueOf(key[0].toUpperCase(Locale.ROOT)));
    for (ExpectedRow row : judge.rows(events, List.of(), OBSERVED, handle)) {
      if (row.presence() == Presence.REQUIRED) {
        rows.add(RowJson.of(row).put("logins", row.logins() + moreLogins));
      }
    }
    return Response.json(200, RowJson.list(rows));
  }

  private ArrayNode feeds() {
    ArrayNode feeds = JSON.createArrayNode();
    for (JudgedVendor vendor : vendors) {
      add(feeds, vendor, vendor.stateStream(), observedThrough);
      HANDLE.get(vendor.source()).forEach((stream, known) -> add(feeds, vendor, stream, known));
    }
    return feeds;
  }

  private void add(ArrayNode feeds, JudgedVendor vendor, String stream, Instant through) {
    feeds
        .addObject()
        .put("source", vendor.source())
        .put("account", account(vendor.source()))
        .put("stream", stream)
        .put("observedThrough", through.toString())
        .putArray("holes");
  }

  private String account(String source) {
    VendorAccounts accounts = simulator.settings().accounts();
    return switch (source) {
      case "kore" -> accounts.kore().account();
      case "liveperson" -> accounts.livePerson().account();
      default -> accounts.genesys().organization();
    };
  }

  private ArrayNode agents(String source) {
    String prefix = source + ":" + account(source) + ":";
    ArrayNode agents = JSON.createArrayNode();
    simulator.truth(Vendor.of(source)).between(Instant.EPOCH, OBSERVED).stream()
        .map(TruthEvent::agentId)
        .distinct()
        .forEach(agentId -> agents.addObject().put("agent", prefix + agentId));
    return agents;
  }
}
