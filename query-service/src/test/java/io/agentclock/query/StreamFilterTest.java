package io.agentclock.query;

import static io.agentclock.query.RunningQuery.assertProblem;
import static io.agentclock.query.StreamStand.ADA;
import static io.agentclock.query.StreamStand.EVE;
import static io.agentclock.query.StreamStand.STREAM;
import static io.agentclock.query.StreamStand.awaitStates;
import static io.agentclock.query.StreamStand.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is sent what. */
@ExtendWith(SharedBroker.class)
@Timeout(180)
class StreamFilterTest {

  private StreamStand stand;
  private AgentTopics topics;

  @BeforeEach
  void start(KafkaCluster broker) {
    stand = new StreamStand(broker);
    topics = stand.topics();
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void shouldSendAnAgentThatEntersOrLeavesTheFilter() {
    topics.write(ADA, "AVAILABLE", null);
    stand.followUntilKnown(ADA);
    EventClient client = stand.follow(STREAM + "?state=NOT_READY,OFFLINE&source=kore&account=63fb");
    patiently().until(() -> client.names().equals(List.of("snapshot")));

    topics
        .write(ADA, "NOT_READY", null)
        .write(EVE, "NOT_READY", null)
        .write(ADA, "INTERACTING", null)
        .write(ADA, "AVAILABLE", null)
        .write(ADA, "OFFLINE", null);

    awaitStates(client, ADA + " NOT_READY", ADA + " INTERACTING", ADA + " OFFLINE");
    assertThat(client.events("snapshot").get(0).data().get("items")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state=BUSY|'BUSY', which is no state; the states are AVAILABLE, INTERACTING",
        "state=available|'available'",
        "state=AVAILABLE,|''",
        "state=|'state' is empty",
        "source=kore&source=genesys|more than once",
        "limit=5|'limit' is unknown; this call's are source, account, state, lastEventId",
      })
  void shouldRefuseAParameterThatCannotBeUsed(String given, String said) {
    assertProblem(stand.query().get(STREAM + "?" + given), 400, said);
  }
}
