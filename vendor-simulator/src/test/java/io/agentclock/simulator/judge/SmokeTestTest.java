package io.agentclock.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.agentclock.simulator.SimulatorSettings;
import io.agentclock.simulator.TestClock;
import io.agentclock.simulator.VendorSimulator;
import io.agentclock.simulator.http.HttpListener;
import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.TruthEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class SmokeTestTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant OBSERVED = Instant.parse("2026-03-02T10:01:00Z");

  private final TestClock clock = new TestClock("2026-03-02T10:03:00Z");
  private final StringWriter printed = new StringWriter();
  private VendorSimulator simulator;
  private HttpListener api;
  private String hidden = "none";
  private long moreLogins;
  private Instant observedThrough = OBSERVED;

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
  void shouldNameTheAddressAndTheOptionWhereNobodyListens() throws IOException {
    String gone = simulator.baseUrl().toString();
    simulator.close();

    assertThat(run(apiAddress(), gone, "PT3M")).isEqualTo(1);
    assertThat(printed.toString()).contains("FAILED: " + gone + " can't", "--simulator");
  }

  @Test
  void shouldRefuseWhatIsNoAddress() {
    assertThat(run("nowhere", simulator.baseUrl().toString(), "PT3M")).isEqualTo(2);
    assertThat(printed.toString()).contains("--api: 'nowhere' is no address");
  }

  @Test
  void shouldDescribeEachOptionWithItsDefault() {
    CommandSpec spec = new CommandLine(new SmokeTest()).getCommandSpec();

    assertThat(spec.options()).allMatch(option -> option.description().length > 0);
    assertThat(spec.commandLine().getUsageMessage()).contains("http://127.0.0.1:8089", "PT3M");
  }

  private int run(String timeout) {
    return run(apiAddress(), simulator.baseUrl().toString(), timeout);
  }

  private int run(String api, String simulator, String timeout) {
    return new CommandLine(new SmokeTest())
        .setOut(new PrintWriter(printed))
        .setErr(new PrintWriter(printed))
        .execute(
            "--api", api, "--simulator", simulator, "--agents-min", "30", "--timeout", timeout);
  }

  private String apiAddress() {
    return "http://127.0.0.1:" + api.port() + "/v1";
  }

  private Response answer(Request request) {
    if (request.path().equals("/v1/feeds")) {
      return Response.json(200, RowJson.list(feed()));
    }
    if (request.path().equals("/v1/agents")) {
      return Response.json(200, RowJson.list(agents()));
    }
    String agentId = request.path().split("/")[3].split(":")[2];
    if (agentId.equals(hidden)) {
      return Response.json(404, "{}");
    }
    List<TruthEvent> events = simulator.truth().of(agentId, Instant.EPOCH, OBSERVED);
    ArrayNode rows = JSON.createArrayNode();
    for (ExpectedRow row : Judge.usual().rows(events, List.of(), OBSERVED)) {
      if (row.presence() == Presence.REQUIRED) {
        rows.add(RowJson.of(row).put("logins", row.logins() + moreLogins));
      }
    }
    return Response.json(200, RowJson.list(rows));
  }

  private ArrayNode feed() {
    ArrayNode feeds = JSON.createArrayNode();
    feeds
        .addObject()
        .put("source", "kore")
        .put("account", simulator.settings().account().account())
        .put("stream", "agent-activity")
        .put("observedThrough", observedThrough.toString())
        .putArray("holes");
    return feeds;
  }

  private ArrayNode agents() {
    String prefix = "kore:" + simulator.settings().account().account() + ":";
    ArrayNode agents = JSON.createArrayNode();
    simulator.truth().between(Instant.EPOCH, OBSERVED).stream()
        .map(TruthEvent::agentId)
        .distinct()
        .forEach(agentId -> agents.addObject().put("agent", prefix + agentId));
    return agents;
  }
}
