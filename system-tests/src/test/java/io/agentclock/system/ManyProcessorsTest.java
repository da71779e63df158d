package io.agentclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.system.kit.Api;
import io.agentclock.system.kit.ChildProcess;
import io.agentclock.system.kit.ConfigFile;
import io.agentclock.system.kit.Deployment;
import io.agentclock.system.kit.KoreItems;
import io.agentclock.system.kit.RawWriter;
import io.agentclock.system.kit.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Three processors and two query services: whatever is done to a processor, no answer is wrong, and
 * none is silently short.
 */
@Tag("slow")
@Timeout(240)
class ManyProcessorsTest {

  private static final int AGENTS = 40;
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final int FAILED_FOR_GOOD = 70;
  private static final String ANY_LAG = "?maxLagMs=3600000";
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @RegisterExtension private final Deployment deployment = new Deployment("many");

  private final Map<String, String> states = new HashMap<>();
  private final List<ChildProcess> processors = new ArrayList<>();
  private final List<Api> apis = new ArrayList<>();
  private ConfigFile config;

  @BeforeEach
  void start() {
    config =
        deployment
            .config()
            .with("agentclock.feeds", Map.of())
            .with("agentclock.processor.standby-replicas", 1);
    List<Integer> ports = List.of(processor("one"), processor("two"), processor("three"));
    apis.add(deployment.query(ports.get(0), config));
    apis.add(deployment.query(ports.get(1), config));
    write();
    await().atMost(LONG).until(() -> apis.stream().allMatch(this::knowsAll));
    await().atMost(LONG).until(() -> apis.stream().allMatch(api -> standbys(api).size() == 4));
    assertThat(owners(apis.get(0))).as("processors that own something").hasSizeGreaterThan(1);
  }

  @Test
  void shouldNeverAnswerWronglyWhenAProcessorIsKilled() {
    try (Watch strict = watch("");
        Watch lenient = watch(ANY_LAG)) {
      ChildProcess victim = processors.get(0);
      Set<Integer> orphans = partitionsOf(apis.get(1), "one");

      victim.kill();

      await().atMost(LONG).until(() -> strict.count(503) > 0 && lenient.fromStandby() > 0);
      assertThat(apis.get(1).find("/agents")).as("a list without %s", orphans).isEmpty();
      await().atMost(LONG).until(() -> apis.stream().allMatch(this::knowsAll));
      assertThat(owners(apis.get(0))).doesNotContain("one");
      System.out.printf("killed: owners only: %s; standbys too: %s%n", strict, lenient);
      assertThat(strict.wrong()).isEmpty();
      assertThat(lenient.wrong()).isEmpty();
      assertThat(strict.fromStandby()).isZero();
    }
  }

  @Test
  void shouldNeverAnswerWronglyWhileProcessorsAreRestartedOneByOne() {
    try (Watch strict = watch("")) {
      for (String instance : List.of("one", "two", "three")) {
        ChildProcess processor = processors.remove(0);
        processor.signal("TERM");
        processor.awaitExit(Duration.ofSeconds(30));
        processor(instance);
        await().atMost(LONG).until(() -> owners(apis.get(0)).contains(instance) && knowsAll());
        await().atMost(LONG).until(() -> standbys(apis.get(0)).size() == 4);
      }
      System.out.printf("rolling restart: %s%n", strict);
      assertThat(strict.wrong()).isEmpty();
    }
  }

  @Test
  void shouldNeverAnswerWronglyWhenAProcessorSleepsThroughItsSession() {
    try (Watch strict = watch("")) {
      ChildProcess sleeper = processors.get(1);
      sleeper.signal("STOP");
      await().atMost(LONG).until(() -> !owners(apis.get(0)).contains("two") && knowsAll());
      sleeper.signal("CONT");

      await()
          .atMost(LONG)
          .until(
              () -> {
                startAnewIfOver(sleeper, "two");
                return owners(apis.get(0)).contains("two") && knowsAll();
              });
      System.out.printf("slept: %s%n", strict);
      assertThat(strict.wrong()).isEmpty();
    }
  }

  /**
   * Where the broker has aborted a transaction of the sleeper's, the sleeper ends and says so; the
   * test then starts it anew, as whoever supervises it would.
   */
  private void startAnewIfOver(ChildProcess sleeper, String instance) {
    if (!sleeper.isAlive() && processors.remove(sleeper)) {
      assertThat(sleeper.awaitExit(LONG)).isEqualTo(FAILED_FOR_GOOD);
      processor(instance);
    }
  }

  private Watch watch(String query) {
    return new Watch(apis.stream().map(Api::base).toList(), query, states);
  }

  private boolean knowsAll() {
    return apis.stream().allMatch(this::knowsAll);
  }

  private boolean knowsAll(Api api) {
    return api.items("/agents?limit=7").size() == AGENTS;
  }

  private int processor(String instance) {
    int port = Deployment.freePort();
    processors.add(deployment.processor(instance, port, config));
    return port;
  }

  private static List<JsonNode> partitions(Api api) {
    List<JsonNode> partitions = new ArrayList<>();
    Optional<JsonNode> cluster = api.find("/cluster");
    cluster.ifPresent(found -> found.path("partitions").forEach(partitions::add));
    return partitions;
  }

  private static Set<String> owners(Api api) {
    Set<String> owners = new TreeSet<>();
    partitions(api)
        .forEach(partition -> owners.add(partition.path("owner").path("instance").asText()));
    return owners;
  }

  private static Set<Integer> partitionsOf(Api api, String instance) {
    Set<Integer> owned = new TreeSet<>();
    partitions(api).stream()
        .filter(partition -> partition.path("owner").path("instance").asText().equals(instance))
        .forEach(partition -> owned.add(partition.path("partition").asInt()));
    return owned;
  }

  /** The partitions that have a standby which has caught up. */
  private static Set<Integer> standbys(Api api) {
    Set<Integer> covered = new TreeSet<>();
    for (JsonNode partition : partitions(api)) {
      for (JsonNode standby : partition.path("standbys")) {
        if (standby.path("lagMs").isNumber()) {
          covered.add(partition.path("partition").asInt());
        }
      }
    }
    return covered;
  }

  private void write() {
    List<String> activities = List.of("available", "busy", "acw");
    List<String> names = List.of("AVAILABLE", "INTERACTING", "AFTER_CONTACT_WORK");
    try (RawWriter vendor = new RawWriter(deployment, "many")) {
      List<ProducerRecord<String, String>> items = new ArrayList<>();
      IntStream.range(0, AGENTS)
          .forEach(
              number -> {
                String id = "agent-" + number;
                states.put(vendor.key(id), names.get(number % 3));
                items.add(
                    vendor.item(
                        NOW,
                        id,
                        KoreItems.update(
                            id, NOW.minusSeconds(600), activities.get(number % 3), null)));
              });
      vendor.pull(NOW, new RawWriter.Observed(NOW.minusSeconds(3600), NOW.minusSeconds(35)), items);
    }
  }
}
