package io.agentclock.query;

import static io.agentclock.query.StreamStand.ADA;
import static io.agentclock.query.StreamStand.EVE;
import static io.agentclock.query.StreamStand.STREAM;
import static io.agentclock.query.StreamStand.agents;
import static io.agentclock.query.StreamStand.awaitStates;
import static io.agentclock.query.StreamStand.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.query.EventClient.Event;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys that may see one account's agents follow the stream. */
@ExtendWith(SharedBroker.class)
@Timeout(180)
class StreamAccountsTest {

  private static final String KEY = "X-API-Key";
  private static final String ALL = "ack_of-all-accounts";
  private static final String ONE = "ack_of-one-account";

  private StreamStand stand;
  private AgentTopics topics;

  @BeforeEach
  void start(KafkaCluster broker) {
    stand =
        new StreamStand(
            broker,
            new MovableClock(RunningQuery.NOW),
            Map.of(
                "authentication",
                "required",
                "api-keys",
                Map.of(
                    "all",
                    Map.of(
                        "sha256", RunningQuery.sha256(ALL),
                        "scopes", List.of("read:agents")),
                    "one",
                    Map.of(
                        "sha256", RunningQuery.sha256(ONE),
                        "scopes", List.of("read:agents"),
                        "accounts", List.of("genesys:my-org")))));
    topics = stand.topics();
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void shouldShowNobodyAnotherAccount() {
    topics.write(ADA, "AVAILABLE", null).write(EVE, "AVAILABLE", null);
    EventClient all = stand.follow(STREAM, KEY, ALL);
    patiently().until(() -> hasSeen(all, ADA) && hasSeen(all, EVE));
    EventClient one = stand.follow(STREAM, KEY, ONE);
    EventClient nobody = stand.follow(STREAM + "?source=kore", KEY, ONE);
    patiently().until(() -> hasBegun(one) && hasBegun(nobody));

    topics.write(ADA, "NOT_READY", null).write(EVE, "NOT_READY", null);

    awaitStates(one, EVE + " NOT_READY");
    Event snapshot = one.events("snapshot").get(0);
    assertThat(agents(snapshot)).containsExactly(EVE);
    assertThat(agents(nobody.events("snapshot").get(0))).isEmpty();
    awaitStates(stand.follow(STREAM, KEY, ONE, "Last-Event-ID", snapshot.id()), EVE + " NOT_READY");
    assertThat(nobody.events("state")).isEmpty();
  }

  @Test
  void shouldNotLetAnIdShowAnotherAccount() {
    topics.write(ADA, "AVAILABLE", null);
    EventClient all = stand.follow(STREAM, KEY, ALL);
    patiently().until(() -> hasSeen(all, ADA));
    String id = all.events("snapshot").get(0).id();

    EventClient one = stand.follow(STREAM, KEY, ONE, "Last-Event-ID", id);
    topics.write(ADA, "NOT_READY", null).write(EVE, "NOT_READY", null);

    awaitStates(one, EVE + " NOT_READY");
  }

  private static boolean hasBegun(EventClient client) {
    return !client.events("snapshot").isEmpty();
  }

  private static boolean hasSeen(EventClient client, String agent) {
    return client.events("snapshot").stream().anyMatch(event -> agents(event).contains(agent))
        || client.events("state").stream().anyMatch(event -> event.agent().equals(agent));
  }
}
