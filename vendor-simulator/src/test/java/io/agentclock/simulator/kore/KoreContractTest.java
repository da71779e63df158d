package io.agentclock.simulator.kore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.simulator.SimulatorSettings;
import io.agentclock.simulator.TestClock;
import io.agentclock.simulator.VendorSimulator;
import io.agentclock.simulator.workforce.ScriptedChange;
import io.agentclock.simulator.workforce.TruthEvent;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KoreContractTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final KoreAccount ACCOUNT = KoreAccount.defaults();
  private static final String FROM = "2026-03-02T09:00:00Z";
  private static final String TO = "2026-03-02T10:00:00Z";

  private final TestClock clock = new TestClock("2026-03-02T10:00:00Z");
  private VendorSimulator simulator;
  private KoreClient client;

  private void given(UnaryOperator<SimulatorSettings> change) throws IOException {
    simulator = VendorSimulator.start(change.apply(SimulatorSettings.defaults().withClock(clock)));
    client = new KoreClient(simulator.baseUrl(), simulator.settings().account());
  }

  private void givenScript(UnaryOperator<SimulatorSettings> change) throws IOException {
    given(settings -> change.apply(settings.withAgents(0)));
  }

  private void givenHabits(UnaryOperator<KoreHabits> habits) throws IOException {
    given(settings -> settings.withHabits(habits.apply(settings.habits())));
  }

  @AfterEach
  void close() throws IOException {
    simulator.close();
  }

  @Test
  void shouldAnswerAsTheSampleDoes() throws Exception {
    givenScript(settings -> settings);
    simulator
        .script()
        .add(new ScriptedChange("a-59", Instant.parse("2026-03-02T09:02:03Z"), "notready", "1"));
    simulator
        .script()
        .add(new ScriptedChange("a-59", Instant.parse("2026-03-02T09:12:13Z"), "Busy", null));

    HttpResponse<String> answer = client.activity(FROM, TO);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Date")).hasValue("Mon, 02 Mar 2026 10:00:00 GMT");
    JsonNode body = JSON.readTree(answer.body());
    assertThat(body.get("accountId").asText()).isEqualTo(ACCOUNT.account());
    assertThat(body.get("AgentUpdates"))
        .containsExactlyInAnyOrder(
            JSON.readTree(
                "{\"AgentId\":\"a-59\",\"EventTime\":\"3/2/2026 9:02:03\","
                    + "\"Activity\":\"notready\",\"ReasonCode\":\"1\"}"),
            JSON.readTree(
                "{\"AgentId\":\"a-59\",\"EventTime\":\"3/2/2026 9:12:13\","
                    + "\"Activity\":\"Busy\",\"ReasonCode\":\"\"}"));
  }

  @Test
  void shouldWriteTimesInTheAccountsZoneAndKeysInCamelCaseOnRequest() throws Exception {
    givenScript(
        settings ->
            settings
                .withAccount(ACCOUNT.withZone(ZoneId.of("America/New_York")))
                .withHabits(settings.habits().withCamelCaseKeys()));
    simulator
        .script()
        .add(new ScriptedChange("a-59", Instant.parse("2026-03-02T09:02:03Z"), "away", null));

    JsonNode body = JSON.readTree(client.activity(FROM, TO).body());

    assertThat(body.at("/agentUpdates/0/eventTime").asText()).isEqualTo("3/2/2026 4:02:03");
    assertThat(body.at("/agentUpdates/0/agentId").asText()).isEqualTo("a-59");
  }

  @Test
  void shouldTellAllThatHappenedInTheWindowOnceItIsPosted() throws Exception {
    given(settings -> settings);
    clock.advance(Duration.ofSeconds(25));

    JsonNode updates = client.updates(FROM, TO);

    List<TruthEvent> truth = simulator.truth().between(Instant.parse(FROM), Instant.parse(TO));
    assertThat(updates).hasSameSizeAs(truth).hasSizeGreaterThan(100);
    assertThat(agentIds(updates))
        .containsExactlyInAnyOrderElementsOf(truth.stream().map(TruthEvent::agentId).toList())
        .isNotEqualTo(truth.stream().map(TruthEvent::agentId).toList());
  }

  @Test
  void shouldTakeTheWindowsStartInAndLeaveItsEndOut() throws Exception {
    givenScript(settings -> settings);
    simulator.script().add(new ScriptedChange("a-start", Instant.parse(FROM), "busy", null));
    simulator.script().add(new ScriptedChange("a-end", Instant.parse(TO), "busy", null));

    assertThat(agentIds(client.updates(FROM, TO))).containsExactly("a-start");
  }

  @Test
  void shouldPostChangesLaterThanTheyHappenButInTime() throws Exception {
    given(settings -> settings);

    int atOnce = client.updates(FROM, TO).size();
    clock.advance(Duration.ofSeconds(25));
    int settled = client.updates(FROM, TO).size();

    int truth = simulator.truth().between(Instant.parse(FROM), Instant.parse(TO)).size();
    assertThat(settled).isEqualTo(truth);
    assertThat(atOnce).isBetween(truth / 2, truth - 1);
  }

  @Test
  void shouldPostAFractionMuchLaterOnRequest() throws Exception {
    givenHabits(habits -> habits.withLate(0.2, Duration.ofMinutes(20)));
    clock.advance(Duration.ofSeconds(25));

    int soon = client.updates(FROM, TO).size();
    clock.advance(Duration.ofMinutes(20));
    int later = client.updates(FROM, TO).size();

    int truth = simulator.truth().between(Instant.parse(FROM), Instant.parse(TO)).size();
    assertThat(later).isEqualTo(truth);
    assertThat(soon).isLessThan(truth * 97 / 100);
  }

  @Test
  void shouldAnswerTheSameRequestTheSameAndSayAFractionTwiceOnRequest() throws Exception {
    givenHabits(habits -> habits.withDuplicates(0.3));

    String answer = client.activity(FROM, TO).body();

    assertThat(client.activity(FROM, TO).body()).isEqualTo(answer);
    JsonNode updates = JSON.readTree(answer).get("AgentUpdates");
    List<String> items = new ArrayList<>();
    updates.forEach(item -> items.add(item.toString()));
    assertThat((double) items.size() / items.stream().distinct().count()).isBetween(1.2, 1.4);
  }

  @Test
  void shouldListItsAgentsPageByPage() throws Exception {
    given(settings -> settings);

    JsonNode page =
        JSON.readTree(
            client
                .send(client.request("agents?offset=190&limit=50", client.freshToken()).build())
                .body());

    assertThat(page).hasSize(10);
    assertThat(page.get(0).get("agentId").asText())
        .isEqualTo(simulator.truth().agents().get(190).agentId());
    assertThat(page.get(0).get("accountId").asText()).isEqualTo(ACCOUNT.account());
    assertThat(page.get(0).get("firstName").asText()).isNotEmpty();
  }

  private static List<String> agentIds(JsonNode updates) {
    List<String> ids = new ArrayList<>();
    updates.forEach(item -> ids.add(item.get("AgentId").asText()));
    return ids;
  }
}
