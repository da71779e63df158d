package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.contract.KeyPartitioner;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedBroker.class)
class SkillLookupTest {

  private static final String SKILL = "liveperson:12345678:skill:7";
  private static final String PATH = "/v1/skills/" + SKILL + "/intervals";

  private static ScriptedProcessor processor;
  private static RunningQuery query;

  @BeforeAll
  static void start(KafkaCluster broker) {
    processor = new ScriptedProcessor(PARTITIONS).owningAll().knowing(SKILL);
    query = RunningQuery.with(broker, processor);
  }

  @AfterAll
  static void stop() {
    query.close();
    processor.close();
  }

  @Test
  void shouldPassTheOwnersAnswerOnAsItIs() {
    HttpResponse<String> response = query.get(PATH);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"items\":[\"intervals\"],\"next\":null}");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, 2026-03-01T12:00:00Z, 2026-03-02T12:00:00Z",
        "?from=2026-03-01T12:00:00%2B02:00&to=2026-03-01T12:00Z,"
            + " 2026-03-01T10:00:00Z, 2026-03-01T12:00:00Z",
      })
  void shouldAskTheOwnerForTheRangeInUtc(String given, String from, String to) {
    query.get(PATH + (given == null ? "" : given));

    assertThat(processor.requests().get(processor.requests().size() - 1))
        .isEqualTo(
            "/internal/skills/liveperson%3A12345678%3Askill%3A7/intervals?from="
                + from
                + "&to="
                + to);
  }

  @ParameterizedTest
  @CsvSource({
    "liveperson%3A1%3Askill%3A7, liveperson:1:skill:7",
    "liveperson:1:skill:a%253Ab+c, liveperson:1:skill:a%3Ab+c",
    "liveperson:1:skill:a%2Fb%20c, liveperson:1:skill:a/b c",
  })
  void shouldDecodeAKeyOnceAndExactly(String segment, String skill) {
    processor.knowing(skill);

    assertThat(query.get("/v1/skills/" + segment + "/intervals").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldSay404OnlyWhenTheOwnerKnowsNoSuchSkill() {
    assertProblem(
        query.get("/v1/skills/liveperson:12345678:skill:8/intervals"),
        404,
        "no skill 'liveperson:12345678:skill:8' is known");
  }

  @Test
  void shouldSay503WhileTheOwnerIsMoving() {
    int partition = new KeyPartitioner(PARTITIONS).of(SKILL);
    processor.owning();
    try {
      assertProblem(query.get(PATH), 503, "partition %d can't answer now".formatted(partition));
    } finally {
      processor.owningAll();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "liveperson:12345678",
        "liveperson:12345678:7",
        "liveperson:12345678:team:7",
        "liveperson:12345678:skill:",
        "liveperson:12345678:skill:50%25",
        "liveperson:12345678:skill:%FF",
        "liveperson:12345678:skill:7:8"
      })
  void shouldSayWhatAKeyLooksLike(String segment) {
    assertProblem(
        query.get("/v1/skills/" + segment + "/intervals"), 400, "source:account:skill:skillId");
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-03-01T10:00:00Z&to=2026-03-01T09:00:00Z, isn't before 'to'",
    "from=2026-02-20T00:00:00Z&to=2026-02-28T00:00:00.001Z, PT192H",
    "from=yesterday, 'from' is 'yesterday'",
    "limit=5, 'limit' is unknown",
  })
  void shouldRefuseAParameterThatCannotBeUsed(String given, String said) {
    assertProblem(query.get(PATH + "?" + given), 400, said);
  }

  @Test
  void shouldHaveNothingElseOfASkill() {
    assertProblem(query.get("/v1/skills/" + SKILL), 404, "nothing at this address");
  }
}
