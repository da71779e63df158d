package io.agentclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentclock.system.kit.ChildProcess;
import io.agentclock.system.kit.ConfigFile;
import io.agentclock.system.kit.Deployment;
import io.agentclock.system.kit.Message;
import io.agentclock.system.kit.RawWriter;
import io.agentclock.system.kit.SampleRun;
import io.agentclock.system.kit.TopicReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The raw topics say it all: who reads them anew writes the same bytes. */
@Tag("slow")
@Timeout(180)
class ReplayTest {

  private static final Duration LONG = Duration.ofSeconds(90);
  private static final List<String> OUTPUTS =
      List.of("agent-intervals", "agent-states", "agent-transitions", "refusals");

  @RegisterExtension private final Deployment deployment = new Deployment("replay");

  @Test
  void shouldWriteTheSameBytesWhenTheRawTopicsAreReadAnew() {
    ConfigFile config = deployment.config();
    ChildProcess first = deployment.processor("first", Deployment.freePort(), config);
    try (RawWriter vendor = new RawWriter(deployment, "replayed")) {
      SampleRun.write(vendor);
    }
    awaitAllRead("agentclock-processor");
    awaitQuiet(deployment.topics());
    first.kill();
    String replayed = deployment.prefix() + "replay.";

    deployment.processor(
        "second",
        Deployment.freePort(),
        config
            .with("agentclock.processor.application-id", replayed + "another")
            .with("agentclock.topics.output-prefix", replayed));
    awaitAllRead("replay.another");

    TopicReader live = deployment.topics();
    TopicReader again = live.under(replayed);
    awaitQuiet(again);
    for (String topic : OUTPUTS) {
      Map<String, List<String>> expected = byKey(live.all(topic));
      Map<String, List<String>> actual = byKey(again.all(topic));
      assertThat(actual.keySet()).as("keys of " + topic).isEqualTo(expected.keySet()).isNotEmpty();
      expected.forEach((key, records) -> assertThat(actual.get(key)).as(key).isEqualTo(records));
    }
    assertThat(live.all("agent-intervals").stream().map(row -> row.text("revisionReason")))
        .contains("CLOSED", "LATE_TRANSITION", "GAP_FILLED");
    System.out.printf("replayed %d rows to the byte%n", live.all("agent-intervals").size());
  }

  private void awaitAllRead(String application) {
    await()
        .atMost(LONG)
        .until(() -> deployment.topics().isRead("raw.kore", deployment.prefix() + application));
  }

  /** Read isn't closed yet: the last half hours' rows come a little later. */
  private static void awaitQuiet(TopicReader topics) {
    AtomicInteger before = new AtomicInteger(-1);
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofSeconds(2))
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
