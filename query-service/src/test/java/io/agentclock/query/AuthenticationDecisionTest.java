package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.query.access.Routes;
import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.Settings;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody has to decide who may ask, and every call has to have been thought of. */
@ExtendWith(SharedBroker.class)
@Timeout(60)
class AuthenticationDecisionTest {

  @Test
  void shouldNotStartUntilSomebodyDecides() {
    Settings undecided = Settings.of(Map.of(), Map.of());

    assertThatThrownBy(() -> QueryService.start(undecided))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll(
            "agentclock.query.authentication",
            "agentclock.query.api-keys",
            "agentclock.query.jwt",
            "./agentclock api-key");
  }

  @Test
  void shouldLetAnybodyInWhereItIsSwitchedOffByName(KafkaCluster broker) {
    try (ScriptedProcessor processor = new ScriptedProcessor(PARTITIONS).owningAll();
        RunningQuery query = RunningQuery.with(broker, processor)) {
      assertThat(query.get("/v1/agents").statusCode()).isEqualTo(200);
      assertThat(RunningQuery.json(query.get("/session")))
          .isEqualTo(
              RunningQuery.json(
                  "{'name':'-','scopes':['read:agents','read:intervals','read:cluster'],"
                      + "'accounts':null,'authentication':'off'}"));
      Routes.assertKnown(query.context());
    }
  }

  @Test
  void shouldProveItselfToTheProcessors(KafkaCluster broker) {
    try (ScriptedProcessor processor = new ScriptedProcessor(PARTITIONS).owningAll();
        RunningQuery query = RunningQuery.with(broker, "the-secret-of-all-services", processor)) {
      assertThat(query.get("/v1/agents").statusCode()).isEqualTo(200);
      assertThat(processor.proofs()).containsOnly("Bearer the-secret-of-all-services");
    }
  }
}
