package io.agentclock.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom an answer may be about, counts, and what was observed, over a real broker. */
@ExtendWith(KafkaClusterExtension.class)
final class TermsHttpTest {

  private static final Instant NOW = Instant.now();
  private static final Instant START = NOW.minusSeconds(3_000);
  private static final String SPAN = Running.span(START, NOW);
  private static final String MINE = "kore:a,b:x";
  private static final String OTHERS = "kore:b:y";
  private static final String OLD = "kore:c:w";
  private static final Instant OLD_THROUGH = START.plusSeconds(1_000);
  private static final String SKILL = "liveperson:acc:skill:7";
  private static final String ONLY_MINE = "accounts=kore%3Aa%2Cb";

  @BrokerCluster static KafkaCluster cluster;
  @TempDir static Path stateDir;
  private static Running running;

  @BeforeAll
  static void start() {
    running =
        Running.start(Running.settings(cluster.getBootstrapServers(), stateDir, "terms-", ""));
    running.write(
        List.of(
            RawInput.item(MINE, START, "lunch", "", NOW),
            RawInput.item(OTHERS, START, "available", "", NOW),
            RawInput.item("kore:b:z", START, "available", "", NOW),
            RawInput.item(OLD, START, "available", "", NOW),
            RawInput.progress("kore:a,b", START, NOW, NOW),
            RawInput.progress("kore:b", START, NOW, NOW),
            RawInput.progress("kore:c", START, OLD_THROUGH, NOW),
            RawInput.item(
                SKILL,
                "net-handle-time",
                "{\"epochTimestamp\":%d,\"netHandleTime\":1}"
                    .formatted(START.toEpochMilli() / 3_600_000 * 3_600_000),
                NOW)));
    running.json(Running.agentPath(MINE));
    running.json(Running.agentPath("kore:b:z"));
    running.json(Running.agentPath(OTHERS));
    running.json(Running.agentPath(OLD));
    running.json(skill(""));
    await().atMost(Duration.ofSeconds(60)).until(() -> views("").size() == 3 * Running.PARTITIONS);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  /** As many as a token can name, and the longest search. */
  @Test
  void shouldUnderstandTheLongestQuestion() {
    String accounts =
        IntStream.range(0, 1500)
            .mapToObj(number -> "kore%3Aaccount-" + number)
            .collect(Collectors.joining(",", "accounts=", ",kore%3Aa%2Cb"));

    assertThat(running.json(Running.agentPath(MINE) + '?' + accounts).path("agent").asText())
        .isEqualTo(MINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/timeline", "/intervals"})
  void shouldNotKnowAnAgentOfAnotherAccount(String what) {
    String query = (what.isEmpty() ? "?" : SPAN + '&') + ONLY_MINE;
    String unknown = running.get(Running.agentPath("kore:b:none") + what + query).body();

    assertThat(running.get(Running.agentPath(MINE) + what + query).statusCode()).isEqualTo(200);
    assertThat(running.get(Running.agentPath(OTHERS) + what + query).statusCode()).isEqualTo(404);
    assertThat(running.get(Running.agentPath(OTHERS) + what + query).body()).isEqualTo(unknown);
  }

  @Test
  void shouldNotKnowASkillOfAnotherAccount() {
    assertThat(running.get(skill('&' + ONLY_MINE)).statusCode()).isEqualTo(404);
    assertThat(running.get(skill("&accounts=")).statusCode()).isEqualTo(404);
    assertThat(running.get(skill("&accounts=liveperson%3Aacc")).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldListOnlyWhatMayBeSeen() {
    assertThat(listed("")).containsExactly(MINE, OTHERS, "kore:b:z", OLD);
    assertThat(listed('&' + ONLY_MINE)).containsExactly(MINE);
    assertThat(listed("&accounts=kore%3Ab")).containsExactly(OTHERS, "kore:b:z");
    assertThat(listed("&accounts=kore%3Ab,kore%3Aa%2Cb")).hasSize(3);
    assertThat(listed("&accounts=")).isEmpty();
    assertThat(listed("&accounts=genesys%3Ab")).isEmpty();
  }

  @Test
  void shouldCount() {
    assertThat(counts(""))
        .containsOnlyKeys("AVAILABLE", "NOT_READY")
        .containsEntry("AVAILABLE", 3L);
    assertThat(counts("&groupBy=state,source,account,reason"))
        .containsOnlyKeys(
            "AVAILABLE kore b null", "AVAILABLE kore c null", "NOT_READY kore a,b lunch");
    assertThat(counts("&groupBy=account")).containsEntry("b", 2L).containsEntry("a,b", 1L);
    assertThat(counts("&groupBy=account&account=b")).containsOnlyKeys("b");
    assertThat(counts("&groupBy=source&source=genesys")).isEmpty();
    assertThat(counts("&groupBy=account&" + ONLY_MINE)).containsOnlyKeys("a,b");
    assertThat(counts("&accounts=")).isEmpty();
  }

  @Test
  void shouldSayHowOldCountsAre() {
    int partition = Running.partition(MINE);
    JsonNode counted = running.json("/internal/summary?partition=" + partition + '&' + ONLY_MINE);
    JsonNode old =
        running.json("/internal/summary?partition=%d&account=c".formatted(Running.partition(OLD)));
    JsonNode nobody = running.json("/internal/summary?partition=" + partition + "&accounts=");

    assertThat(Instant.parse(counted.get("asOf").asText())).isAfterOrEqualTo(NOW.minusSeconds(1));
    assertThat(counted.get("stale").isBoolean()).isTrue();
    assertThat(Instant.parse(old.get("asOf").asText())).isEqualTo(millis(OLD_THROUGH));
    assertThat(old.get("stale").asBoolean()).isTrue();
    assertThat(nobody.get("asOf").isNull()).isTrue();
    assertThat(nobody.get("stale").asBoolean()).isFalse();
  }

  @Test
  void shouldTellWhatWasObservedOfEachAccount() {
    assertThat(views("")).extracting(view -> view.get("account").asText()).contains("b", "c");
    for (JsonNode view : views("")) {
      boolean isOld = view.get("account").asText().equals("c");
      assertThat(view.get("source").asText()).isEqualTo("kore");
      assertThat(Instant.parse(view.get("observedThrough").asText()))
          .isEqualTo(millis(isOld ? OLD_THROUGH : NOW));
      assertThat(view.get("staleAfterMs").asLong()).isPositive();
      assertThat(view.get("live").asBoolean()).isTrue();
    }
    assertThat(views('?' + ONLY_MINE))
        .hasSize(Running.PARTITIONS)
        .allMatch(view -> view.get("account").asText().equals("a,b"));
    assertThat(views("?accounts=")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/agents?partition=0&accounts=kore",
        "/internal/agents?partition=0&accounts=kore%3A",
        "/internal/agents?partition=0&accounts=kore%3Aa%3Ab",
        "/internal/agents?partition=0&accounts=kore%3Aa,",
        "/internal/agents?partition=0&accounts=,",
        "/internal/agents?partition=0&accounts=kore%3A%2561",
        "/internal/agents?partition=0&accounts=kore%3Aa&accounts=kore%3Ab",
        "/internal/agents?partition=0&%61ccounts=kore%3Aa",
        "/internal/agents/kore:b:y?accounts=kore",
        "/internal/agents/kore:b:y?maxLagMs=-1",
        "/internal/agents/kore:b:y?maxLagMs=soon",
        "/internal/agents/kore:b:y?maxLagMs=",
        "/internal/agents/kore:b:y?maxLagMs=1&maxLagMs=2",
        "/internal/views?accounts=kore",
        "/internal/summary",
        "/internal/summary?partition=-1",
        "/internal/summary?partition=4",
        "/internal/summary?partition=x",
        "/internal/summary?partition=0&groupBy=team",
        "/internal/summary?partition=0&groupBy=",
        "/internal/summary?partition=0&groupBy=state,",
        "/internal/summary?partition=0&groupBy=STATE",
        "/internal/summary?partition=0&accounts=kore"
      })
  void shouldCallABadParameterABadRequest(String path) {
    assertThat(running.get(path).statusCode()).isEqualTo(400);
  }

  private static Instant millis(Instant instant) {
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }

  private static String skill(String more) {
    return "/internal/skills/" + Running.encoded(SKILL) + "/intervals" + SPAN + more;
  }

  private static TreeSet<String> listed(String more) {
    TreeSet<String> agents = new TreeSet<>();
    for (int partition = 0; partition < Running.PARTITIONS; partition++) {
      running
          .json("/internal/agents?partition=" + partition + more)
          .get("items")
          .forEach(state -> agents.add(state.get("agent").asText()));
    }
    return agents;
  }

  /** By what was counted apart, in all partitions. */
  private static TreeMap<String, Long> counts(String more) {
    TreeMap<String, Long> counts = new TreeMap<>();
    for (int partition = 0; partition < Running.PARTITIONS; partition++) {
      for (JsonNode item :
          running.json("/internal/summary?partition=" + partition + more).get("items")) {
        List<String> key = new ArrayList<>();
        item.properties()
            .forEach(
                field -> {
                  if (!field.getKey().equals("count")) {
                    key.add(field.getValue().asText());
                  }
                });
        counts.merge(String.join(" ", key), item.get("count").asLong(), Long::sum);
      }
    }
    return counts;
  }

  private static List<JsonNode> views(String query) {
    List<JsonNode> views = new ArrayList<>();
    running.json("/internal/views" + query).get("items").forEach(views::add);
    return views;
  }
}
