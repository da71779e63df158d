package io.agentclock.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.Streams;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, teams and skills on the internal port, over a real broker. */
@ExtendWith(KafkaClusterExtension.class)
final class DirectoryAndSkillsHttpTest {

  private static final String ADA = "kore:acc:a-1";
  private static final String BOB = "kore:acc:b-2";
  private static final String NOBODY = "kore:acc:c-3";
  private static final String SKILL = "liveperson:acc:skill:7";
  private static final String ONLINE = "liveperson:acc:1";
  private static final String HANDLED_ONLY = "liveperson:acc:2";
  private static final long HOUR_MS = 3_600_000;

  @BrokerCluster static KafkaCluster cluster;
  @TempDir static Path stateDir;
  private static Running running;
  private static final Instant NOW = Instant.now();
  private static final Instant HOUR =
      Instant.ofEpochMilli((NOW.toEpochMilli() / HOUR_MS - 3) * HOUR_MS);

  private static final Instant OBSERVED_TO =
      Instant.ofEpochMilli(NOW.minus(Duration.ofMinutes(61)).toEpochMilli());

  @BeforeAll
  static void start() {
    running = Running.start(Running.settings(cluster.getBootstrapServers(), stateDir, "who-", ""));
    List<RawInput> inputs = new ArrayList<>();
    for (String agent : List.of(ADA, BOB, NOBODY)) {
      inputs.add(RawInput.item(agent, HOUR, "available", "", NOW));
    }
    inputs.add(directory(ADA, "{\"name\":\"Ada Lovelace\",\"team\":\"blue\"}"));
    inputs.add(directory(BOB, "{\"name\":\"Bob\",\"team\":null}"));
    inputs.add(statusChange());
    inputs.add(segment());
    inputs.add(
        RawInput.progress(
            "liveperson:acc", Streams.STATUS_CHANGES, new RawInput.Range(HOUR, OBSERVED_TO, NOW)));
    inputs.add(skill(HOUR, "1.5"));
    inputs.add(skill(HOUR.plusMillis(HOUR_MS), "-1"));
    running.write(inputs);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(everyone("")).containsExactly(ADA, BOB, NOBODY, ONLINE, HANDLED_ONLY));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(everyone("&q=bob")).containsExactly(BOB));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(everyone("&team=blue")).containsExactly(ADA));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void shouldSayWhoAnAgentIs() {
    JsonNode ada = running.json(Running.agentPath(ADA));

    assertThat(ada.get("name").asText()).isEqualTo("Ada Lovelace");
    assertThat(ada.get("team").asText()).isEqualTo("blue");
    assertThat(ada.get("state").asText()).isEqualTo("AVAILABLE");
    assertThat(running.json(Running.agentPath(BOB)).get("team").isNull()).isTrue();
    JsonNode nobody = running.json(Running.agentPath(NOBODY));
    assertThat(nobody.get("name").isNull()).isTrue();
    assertThat(nobody.get("team").isNull()).isTrue();
  }

  @Test
  void shouldSayTheSameInAList() {
    List<String> names = new ArrayList<>();
    for (int partition = 0; partition < Running.PARTITIONS; partition++) {
      running
          .json("/internal/agents?partition=" + partition)
          .get("items")
          .forEach(state -> names.add(state.get("agent").asText() + ' ' + state.get("name")));
    }

    assertThat(names).contains(ADA + " \"Ada Lovelace\"", BOB + " \"Bob\"", NOBODY + " null");
  }

  @Test
  void shouldFindAgentsByTeamAndName() {
    assertThat(everyone("&team=blue")).containsExactly(ADA);
    assertThat(everyone("&team=Blue")).isEmpty();
    assertThat(everyone("&q=LOVE")).containsExactly(ADA);
    assertThat(everyone("&q=B-")).as("in a key").containsExactly(BOB);
    assertThat(everyone("&q=C-3")).containsExactly(NOBODY);
    assertThat(everyone("&q=love&team=blue&state=AVAILABLE&source=kore")).containsExactly(ADA);
    assertThat(everyone("&q=bob&team=blue")).isEmpty();
    assertThat(everyone("&q=love&state=OFFLINE")).isEmpty();
  }

  @Test
  void shouldSpeakForNoMoreThanWasObservedOfAVendorThatIsLate() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                running
                    .json(Running.agentPath(ONLINE))
                    .get("asOf")
                    .asText()
                    .equals(OBSERVED_TO.toString()));

    JsonNode online = running.json(Running.agentPath(ONLINE));
    assertThat(online.get("state").asText()).isEqualTo("AVAILABLE");
    assertThat(online.get("stale").asBoolean()).as("an hour is usual").isFalse();
    assertThat(online.get("forMs").asLong())
        .isEqualTo(Duration.between(HOUR, OBSERVED_TO).toMillis());
  }

  @Test
  void shouldAnswerForAnAgentThatIsKnownByItsHandleTimeAlone() {
    JsonNode state = running.json(Running.agentPath(HANDLED_ONLY));

    assertThat(state.get("state").asText()).isEqualTo("UNKNOWN");
    assertThat(state.get("cause").asText()).isEqualTo("BEFORE_FIRST");
    assertThat(state.get("since").isNull()).isTrue();
    assertThat(state.get("forMs").isNull()).isTrue();
    assertThat(everyone("&state=UNKNOWN")).containsExactly(HANDLED_ONLY);
    assertThat(everyone("&state=UNKNOWN&minForMs=0")).isEmpty();
    JsonNode timeline =
        running.json(Running.agentPath(HANDLED_ONLY) + "/timeline" + Running.span(HOUR, NOW));
    assertThat(timeline.get("items"))
        .extracting(piece -> piece.get("state").asText())
        .containsExactly("UNKNOWN");
    assertThat(
            running
                .json(Running.agentPath(HANDLED_ONLY) + "/intervals" + Running.span(HOUR, NOW))
                .get("items"))
        .anyMatch(row -> row.get("handle").size() == 1);
  }

  @Test
  void shouldAnswerASkillsHours() {
    JsonNode answer = running.json(path(SKILL) + Running.span(HOUR, HOUR.plusMillis(3 * HOUR_MS)));

    assertThat(answer.get("next").isNull()).isTrue();
    assertThat(answer.get("items")).hasSize(2);
    JsonNode first = answer.get("items").get(0);
    assertThat(first.get("schema").asText()).isEqualTo("skill-interval/1");
    assertThat(first.get("skill").asText()).isEqualTo(SKILL);
    assertThat(first.get("intervalStart").asText()).isEqualTo(HOUR.toString());
    assertThat(first.get("netHandleTime").asDouble()).isEqualTo(1.5);
    assertThat(answer.get("items").get(1).get("netHandleTime").isNull()).isTrue();
  }

  @Test
  void shouldAnswerTheRowsThatWerePublished() {
    List<Published> published =
        running.readUntil(
            running.settings().topicNames().skillIntervals().name(), rows -> rows.size() >= 2);

    JsonNode items =
        running.json(path(SKILL) + Running.span(HOUR, HOUR.plusMillis(3 * HOUR_MS))).get("items");
    assertThat(List.of(items.get(0).toString(), items.get(1).toString()))
        .isEqualTo(published.stream().map(Published::value).toList());
  }

  @Test
  void shouldAnswerNothingForARangeWithoutHours() {
    Instant longAgo = HOUR.minus(Duration.ofDays(3));

    assertThat(
            running.json(path(SKILL) + Running.span(longAgo, longAgo.plusSeconds(60))).get("items"))
        .isEmpty();
  }

  @Test
  void shouldNotKnowASkillNobodySpokeOf() {
    String unknown = path("liveperson:acc:skill:8") + Running.span(HOUR, NOW);

    assertThat(running.getUntil(unknown, 404).body()).contains("no such skill");
    assertThat(running.get(path("genesys:acc:skill:7") + Running.span(HOUR, NOW)).statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/skills/liveperson:acc:7/intervals?from=2026-03-02T10:00:00Z&to=2026-03-02T11:00:00Z",
        "/internal/skills/x/intervals?from=2026-03-02T10:00:00Z&to=2026-03-02T11:00:00Z",
        "/internal/skills/liveperson:acc:skill:7/intervals",
        "/internal/skills/liveperson:acc:skill:7/intervals?from=x&to=y",
        "/internal/skills/liveperson:acc:skill:7/intervals?from=2026-03-02T10:00:00Z&to=2026-03-02T10:00:00Z",
        "/internal/skills/liveperson:acc:skill:7/intervals?from=1969-03-02T10:00:00Z&to=1970-03-02T10:00:00Z",
      })
  void shouldCallABadParameterABadRequest(String path) {
    assertThat(running.get(path).statusCode()).isEqualTo(400);
  }

  private static String path(String skill) {
    return "/internal/skills/" + Running.encoded(skill) + "/intervals";
  }

  private static RawInput directory(String agent, String value) {
    return RawInput.directory(agent, value, NOW);
  }

  private static RawInput statusChange() {
    return RawInput.item(
        ONLINE,
        Streams.STATUS_CHANGES,
        "{\"time\":\"%s\",\"statusType\":1,\"statusSubType\":2}".formatted(HOUR),
        NOW);
  }

  private static RawInput segment() {
    return RawInput.item(
        HANDLED_ONLY,
        Streams.AGENT_SEGMENTS,
        "{\"segmentId\":\"s\",\"endTime\":\"%s\",\"totalHandleTimeMillis\":5}".formatted(HOUR),
        NOW);
  }

  private static RawInput skill(Instant hour, String netHandleTime) {
    return RawInput.item(
        SKILL,
        Streams.NET_HANDLE_TIME,
        "{\"epochTimestamp\":%d,\"netHandleTime\":%s}"
            .formatted(hour.toEpochMilli(), netHandleTime),
        NOW);
  }

  private static TreeSet<String> everyone(String filters) {
    TreeSet<String> agents = new TreeSet<>();
    for (int partition = 0; partition < Running.PARTITIONS; partition++) {
      running
          .json("/internal/agents?partition=" + partition + filters)
          .get("items")
          .forEach(state -> agents.add(state.get("agent").asText()));
    }
    return agents;
  }
}
