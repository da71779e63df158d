package io.agentclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.quickstart.SimulatedFeeds;
import io.agentclock.simulator.SimulatorSettings;
import io.agentclock.simulator.VendorSimulator;
import io.agentclock.simulator.control.Vendor;
import io.agentclock.simulator.workforce.HandledContact;
import io.agentclock.system.kit.Api;
import io.agentclock.system.kit.ConfigFile;
import io.agentclock.system.kit.Deployment;
import io.agentclock.system.kit.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The flat rows of a Genesys tutorial, and nothing else of the account: nobody says what agents do,
 * so their handle time closes their intervals, and makes their rows.
 */
@Tag("slow")
@Timeout(180)
class TutorialShapeTest {

  private static final String FEED = "genesys-main";
  private static final long HALF_HOUR_MS = Duration.ofMinutes(30).toMillis();
  private static final Duration LONG = Duration.ofSeconds(90);

  @RegisterExtension private final Deployment deployment = new Deployment("tutorial");

  private VendorSimulator vendors;

  @BeforeEach
  void start() throws IOException {
    vendors = VendorSimulator.start(SimulatorSettings.defaults().withAgents(30).withSeed(5));
  }

  @AfterEach
  void end() throws IOException {
    vendors.close();
  }

  @Test
  void shouldMakeRowsOfHandleTimeAlone() {
    int processorPort = Deployment.freePort();
    ConfigFile config = config();
    deployment.processor("processor", processorPort, config);
    deployment.ingest("ingest", Deployment.freePort(), config);
    Api api = deployment.query(processorPort, config);

    await().atMost(LONG).until(() -> api.observedThrough(FEED).isPresent());
    Instant through = border(api.observedThrough(FEED).orElseThrow());
    Map<String, Long> expected = handled(through);
    assertThat(expected).isNotEmpty();
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(rows(through)).containsExactlyEntriesOf(expected));

    List<JsonNode> agents = api.items("/agents?source=genesys&limit=100");
    assertThat(agents)
        .isNotEmpty()
        .allSatisfy(
            agent -> {
              assertThat(agent.path("state").asText()).isEqualTo("UNKNOWN");
              assertThat(agent.path("cause").asText()).isEqualTo("BEFORE_FIRST");
              assertThat(agent.path("since").isNull()).isTrue();
            });
    assertThat(deployment.topics().all("refusals")).isEmpty();
  }

  /** Handle time by row key, as it truly was. */
  private Map<String, Long> handled(Instant through) {
    Map<String, Long> handled = new TreeMap<>();
    for (HandledContact contact : vendors.truth(Vendor.GENESYS).contacts(through)) {
      if (contact.wrapUpEnd().isBefore(through)) {
        long handleMs = Duration.between(contact.start(), contact.wrapUpEnd()).toMillis();
        handled.merge(key(contact.agentId(), border(contact.wrapUpEnd())), handleMs, Long::sum);
      }
    }
    return handled;
  }

  /** The same as published; every row's states are UNKNOWN and nothing else. */
  private Map<String, Long> rows(Instant through) {
    Map<String, Long> rows = new TreeMap<>();
    for (Message message : deployment.topics().all("agent-intervals")) {
      JsonNode row = message.json();
      JsonNode line = row.path("handle").path(0);
      assertThat(row.path("states")).hasSize(1);
      assertThat(row.path("states").path(0).path("state").asText()).isEqualTo("UNKNOWN");
      assertThat(row.path("unknownMs").asLong()).isEqualTo(HALF_HOUR_MS);
      assertThat(line.path("handled").isNull()).as("the tutorial doesn't count").isTrue();
      boolean complete = line.path("handleMs").isIntegralNumber();
      if (complete && Instant.parse(row.path("intervalStart").asText()).isBefore(through)) {
        rows.put(message.key(), line.path("handleMs").asLong());
      }
    }
    return rows;
  }

  private String key(String agentId, Instant start) {
    return "genesys:%s:%s@%s"
        .formatted(vendors.settings().accounts().genesys().organization(), agentId, start);
  }

  private static Instant border(Instant instant) {
    return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), HALF_HOUR_MS) * HALF_HOUR_MS);
  }

  private ConfigFile config() {
    Map<String, Object> feed =
        new HashMap<>(
            SimulatedFeeds.of(vendors.settings().accounts(), vendors.baseUrl()).get(FEED));
    Map<?, ?> streams = (Map<?, ?>) feed.get("streams");
    feed.put("streams", Map.of("conversation-aggregates", streams.get("conversation-aggregates")));
    feed.put("shape", "summary");
    return deployment.config().with("agentclock.feeds." + FEED, feed);
  }
}
