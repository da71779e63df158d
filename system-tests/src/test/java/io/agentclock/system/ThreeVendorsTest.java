package io.agentclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.quickstart.SimulatedFeeds;
import io.agentclock.simulator.SimulatorSettings;
import io.agentclock.simulator.VendorSimulator;
import io.agentclock.simulator.judge.SmokeTest;
import io.agentclock.system.kit.Api;
import io.agentclock.system.kit.ChildProcess;
import io.agentclock.system.kit.ConfigFile;
import io.agentclock.system.kit.Deployment;
import io.agentclock.system.kit.Message;
import io.agentclock.system.kit.ReplayCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

/** A day of one workforce on all platforms: each row, handle time included, is what happened. */
@Tag("slow")
@Timeout(300)
class ThreeVendorsTest {

  private static final int AGENTS = 60;
  private static final List<String> RAW = List.of("raw.kore", "raw.liveperson", "raw.genesys");
  private static final List<String> OUTPUTS =
      List.of("agent-intervals", "agent-states", "agent-transitions", "skill-intervals");
  private static final Duration LONG = Duration.ofSeconds(90);

  @RegisterExtension private final Deployment deployment = new Deployment("three-vendors");

  private final int processorPort = Deployment.freePort();
  private VendorSimulator vendors;

  @BeforeEach
  void start() throws IOException {
    vendors = VendorSimulator.start(SimulatorSettings.defaults().withAgents(AGENTS).withSeed(11));
  }

  @AfterEach
  void end() throws IOException {
    vendors.close();
  }

  @Test
  void shouldCountWhatHappenedOnEveryPlatform() {
    ConfigFile config = feeds(deployment.config());
    deployment.processor("processor", processorPort, config);
    ChildProcess ingest = deployment.ingest("ingest", Deployment.freePort(), config);
    Api api = deployment.query(processorPort, config);

    // The smoke test has little patience with a service that isn't up.
    await().atMost(LONG).until(() -> api.find("/feeds").isPresent());
    int differences =
        new CommandLine(new SmokeTest())
            .execute(
                "--api",
                api.base(),
                "--simulator",
                vendors.baseUrl().toString(),
                "--sources",
                "kore,liveperson,genesys",
                "--agents-min",
                Integer.toString(AGENTS / 2));

    assertThat(differences).isZero();
    assertThat(handleStreams())
        .containsKeys("conversation-aggregates", "segment-units")
        .doesNotContainKey("net-handle-time");
    assertThatNoRowSaysTheSameTwice();
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              assertThat(deployment.topics().all("skill-intervals")).isNotEmpty();
              assertThat(sources("agent-directory"))
                  .containsOnlyKeys("kore", "liveperson", "genesys");
            });
    assertThat(deployment.topics().all("refusals")).isEmpty();
    ingest.kill();
    ReplayCheck replay = new ReplayCheck(deployment, RAW, OUTPUTS);
    replay.awaitLive();
    replay.compare(config);
  }

  /** A pull that brought nothing new writes no row: every revision says something else. */
  private void assertThatNoRowSaysTheSameTwice() {
    Map<String, String> last = new HashMap<>();
    for (Message row : deployment.topics().all("agent-intervals")) {
      JsonNode json = row.json();
      String content =
          json.path("states").toString()
              + json.path("logins")
              + json.path("logouts")
              + json.path("handle");
      assertThat(last.put(row.key(), content)).as(row.key()).isNotEqualTo(content);
    }
  }

  private Map<String, Integer> handleStreams() {
    Map<String, Integer> streams = new TreeMap<>();
    for (Message row : deployment.topics().all("agent-intervals")) {
      row.json()
          .path("handle")
          .forEach(line -> streams.merge(line.path("stream").asText(), 1, Integer::sum));
    }
    return streams;
  }

  private Map<String, Long> sources(String topic) {
    List<Message> records = deployment.topics().all(topic);
    return records.stream()
        .collect(
            Collectors.groupingBy(
                record -> record.key().substring(0, record.key().indexOf(':')),
                TreeMap::new,
                Collectors.counting()));
  }

  private ConfigFile feeds(ConfigFile config) {
    Map<String, Map<String, Object>> feeds =
        SimulatedFeeds.of(vendors.settings().accounts(), vendors.baseUrl());
    Map<String, Object> livePerson = new HashMap<>(feeds.get("lp-main"));
    Map<String, Object> streams = new HashMap<>();
    ((Map<?, ?>) livePerson.get("streams"))
        .forEach((name, settings) -> streams.put(name.toString(), settings));
    streams.put("segment-units", streams.get("agent-segments"));
    livePerson.put("streams", streams);
    return config
        .with("agentclock.feeds.kore-main", feeds.get("kore-main"))
        .with("agentclock.feeds.lp-main", livePerson)
        .with("agentclock.feeds.genesys-main", feeds.get("genesys-main"));
  }
}
