package io.agentclock.system.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Compares what a deployment wrote with what a second processor makes of the same raw topics. */
public final class ReplayCheck {

  private static final Duration LONG = Duration.ofSeconds(90);
  private static final String PREFIX = "replay.";

  private final Deployment deployment;
  private final List<String> outputs;
  private final List<String> raw;

  /**
   * @param raw topics that are read
   * @param outputs topics that are compared
   */
  public ReplayCheck(Deployment deployment, List<String> raw, List<String> outputs) {
    this.deployment = deployment;
    this.raw = List.copyOf(raw);
    this.outputs = List.copyOf(outputs);
  }

  /** Waits until the first processor has read all there is, and has nothing more to write. */
  public void awaitLive() {
    awaitAllRead("agentclock-processor");
    awaitQuiet(deployment.topics());
  }

  /** Starts the second processor, waits for it and compares every record of every output. */
  public void compare(ConfigFile config) {
    String replayed = deployment.prefix() + PREFIX;
    deployment.processor(
        "second",
        Deployment.freePort(),
        config
            .with("agentclock.processor.application-id", replayed + "another")
            .with("agentclock.topics.output-prefix", replayed));
    awaitAllRead(PREFIX + "another");
    TopicReader live = deployment.topics();
    TopicReader again = live.under(replayed);
    awaitQuiet(again);
    for (String topic : outputs) {
      Map<String, List<String>> expected = byKey(live.all(topic));
      Map<String, List<String>> actual = byKey(again.all(topic));
      assertThat(actual.keySet()).as("keys of " + topic).isEqualTo(expected.keySet()).isNotEmpty();
      expected.forEach((key, records) -> assertThat(actual.get(key)).as(key).isEqualTo(records));
    }
    System.out.printf("replayed %d rows to the byte%n", live.all("agent-intervals").size());
  }

  private void awaitAllRead(String application) {
    for (String topic : raw) {
      await()
          .atMost(LONG)
          .until(() -> deployment.topics().isRead(topic, deployment.prefix() + application));
    }
  }

  /** Read isn't closed yet: the last half hours' rows come a little later. */
  private static void awaitQuiet(TopicReader topics) {
    AtomicInteger before = new AtomicInteger(-1);
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofSeconds(2))
        .during(Duration.ofSeconds(8))
        .until(
            () -> {
              int rows = topics.all("agent-intervals").size();
              return rows > 0 && before.getAndSet(rows) == rows;
            });
  }

  /** Timestamp and value of each record, in order. */
  private static Map<String, List<String>> byKey(List<Message> messages) {
    Map<String, List<String>> byKey = new TreeMap<>();
    for (Message message : messages) {
      byKey
          .computeIfAbsent(message.key(), key -> new ArrayList<>())
          .add(message.timestamp() + " " + message.value());
    }
    return byKey;
  }
}
