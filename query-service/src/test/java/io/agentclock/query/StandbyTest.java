package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static io.agentclock.query.StreamStand.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.query.ScriptedProcessor.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedBroker.class)
@Timeout(120)
class StandbyTest {

  private static final String AGENT = "kore:63fb:a-59bb";
  private static final String PATH = "/v1/agents/" + AGENT;
  private static final String ASSIGNMENT = "/internal/assignment";

  private ScriptedProcessor owner;
  private ScriptedProcessor standby;
  private RunningQuery query;

  @BeforeEach
  void start(KafkaCluster broker) {
    owner = new ScriptedProcessor(PARTITIONS).owningAll().knowing(AGENT);
    standby = new ScriptedProcessor(PARTITIONS).copying(0, 1, 2, 3);
    owner.telling(owner, standby);
    standby.telling(owner, standby);
    query = RunningQuery.with(broker, owner, standby);
  }

  @AfterEach
  void stop() {
    query.close();
    owner.close();
    standby.close();
  }

  @Test
  void shouldLetTheOwnerAnswerWhileItCan() {
    String question = PATH + "?maxLagMs=5000";
    patiently() // on a busy machine an owner may take longer than its head start
        .untilAsserted(
            () -> {
              int before = standby.requests().size();
              assertThat(query.get(question).body()).isEqualTo(ScriptedProcessor.state(AGENT));
              assertThat(standby.requests()).hasSize(before);
            });

    assertThat(owner.requests()).containsOnly(internal("?maxLagMs=5000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/timeline", "/intervals"})
  void shouldLetAStandbyAnswerThatSaysSo(String part) {
    refuseAll(owner, 503);
    standbySays(Reply.ofStandby("{\"items\":[] }", 1234));

    assertThat(query.get(PATH + part + "?maxLagMs=5000").body())
        .isEqualTo("{\"items\":[] ,\"servedBy\":\"STANDBY\",\"lagMs\":1234}");
    assertThat(standby.requests()).allMatch(target -> target.contains("maxLagMs=5000"));
  }

  @Test
  void shouldCountAListAsOldAsItsOldestPart() {
    refuseAll(owner, 421);
    standby.answering(
        target ->
            target.equals(ASSIGNMENT)
                ? null
                : Reply.ofStandby("{\"items\":[]}", target.contains("partition=2") ? 900 : 30));

    assertThat(query.get("/v1/agents?maxLagMs=1000").body())
        .isEqualTo("{\"items\":[],\"next\":null,\"servedBy\":\"STANDBY\",\"lagMs\":900}");
  }

  @Test
  void shouldNeverAskAStandbyUnlessTheCallerAllowsIt() {
    refuseAll(owner, 503);
    standbySays(Reply.ofStandby("{}", 0));

    assertProblem(query.get(PATH), 503);
    assertThat(standby.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 421, 503})
  void shouldNeverTakeAStandbysRefusalForTheLastWord(int status) {
    refuseAll(owner, 503);
    standby.answering(
        target ->
            target.equals(ASSIGNMENT)
                ? null
                : new Reply(status, "{}", Map.of("Content-Type", "application/problem+json")));

    assertProblem(query.get(PATH + "?maxLagMs=5000"), 503, "its owner isn't ready");
    assertThat(standby.requests()).hasSizeGreaterThan(1);
  }

  @Test
  void shouldNotTakeAnAnswerThatIsOlderThanAllowed() {
    refuseAll(owner, 503);
    standbySays(Reply.ofStandby("{}", 5001));

    assertProblem(query.get(PATH + "?maxLagMs=5000"), 503);
  }

  @Test
  void shouldSay404OnceTheOwnerSaysSo() {
    CompletableFuture<Reply> later = new CompletableFuture<>();
    standby.answering(target -> target.equals(ASSIGNMENT) ? null : later.join());

    try {
      assertProblem(query.get("/v1/agents/kore:63fb:nobody?maxLagMs=5000"), 404);
    } finally {
      later.complete(Reply.ofStandby("{}", 0));
    }
  }

  private void standbySays(Reply reply) {
    standby.answering(target -> target.equals(ASSIGNMENT) ? null : reply);
  }

  private static void refuseAll(ScriptedProcessor processor, int status) {
    processor.answering(target -> target.equals(ASSIGNMENT) ? null : new Reply(status, ""));
  }

  private static String internal(String rest) {
    return "/internal/agents/kore%3A63fb%3Aa-59bb" + rest;
  }
}
