package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedBroker.class)
class AgentLookupTest {

  private static final String AGENT = "kore:63fb:a-59bb";

  private static ScriptedProcessor processor;
  private static RunningQuery query;

  @BeforeAll
  static void start(KafkaCluster broker) {
    processor = new ScriptedProcessor(PARTITIONS).owningAll().knowing(AGENT);
    query = RunningQuery.with(broker, processor);
  }

  @AfterAll
  static void stop() {
    query.close();
    processor.close();
  }

  @Test
  void shouldPassTheOwnersAnswerOnAsItIs() {
    HttpResponse<String> response = query.get("/v1/agents/kore:63fb:a-59bb");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(ScriptedProcessor.state("kore:63fb:a-59bb"));
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "kore%3A63fb%3Aa-59bb, kore:63fb:a-59bb",
    "kore:63fb:team%2Fa-59bb, kore:63fb:team/a-59bb",
    "kore:63fb:Ada%20Lovelace, kore:63fb:Ada Lovelace",
    "kore:63fb:50%2525, kore:63fb:50%25",
    "kore:63fb:c+%25252B, kore:63fb:c+%252B",
    "kore:63fb:c%2B%25252B, kore:63fb:c+%252B",
    "kore%3a63fb%3aa%253Ab%2540c, kore:63fb:a%3Ab%40c",
    "genesys:my-org:Zo%C3%AB%20%E6%99%82%E8%A8%88%20%F0%9F%95%91, genesys:my-org:Zoë 時計 🕑",
    "kore:63fb:semi;colon%3F%23&=, kore:63fb:semi;colon?#&=",
  })
  void shouldDecodeAKeyOnceAndExactly(String segment, String agent) {
    processor.knowing(agent);

    assertThat(query.get("/v1/agents/" + segment).body()).isEqualTo(ScriptedProcessor.state(agent));
    assertThat(query.get("/v1/agents/" + segment + "/timeline").body())
        .isEqualTo("{\"items\":[\"timeline\"],\"next\":null}");
    assertThat(query.get("/v1/agents/" + segment + "/intervals").body())
        .isEqualTo("{\"items\":[\"intervals\"],\"next\":null}");
  }

  @Test
  void shouldSay404WhenTheOwnerKnowsNoSuchAgent() {
    assertProblem(query.get("/v1/agents/kore:63fb:nobody"), 404, "kore:63fb:nobody");
    assertProblem(query.get("/v1/agents/kore:63fb:nobody/timeline"), 404, "kore:63fb:nobody");
    assertProblem(query.get("/v1/agents/kore:63fb:nobody/intervals"), 404, "kore:63fb:nobody");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a-59bb",
        "kore:63fb",
        "kore:63fb:a:b",
        "kore::a",
        "kore:63fb:",
        "kore:63fb:%20",
        "kore:63fb:50%25",
        "kore:63fb:%FF",
        "kore:63fb:%25C3%25A9",
        "%00"
      })
  void shouldSayWhatAKeyLooksLike(String segment) {
    assertProblem(query.get("/v1/agents/" + segment), 400, "source:account:agentId");
    assertProblem(query.get("/v1/agents/" + segment + "/timeline"), 400, "source:account:agentId");
  }

  @Test
  void shouldRefuseAParameterItDoesNotKnow() {
    assertProblem(query.get("/v1/agents/kore:63fb:a-59bb?at=now"), 400, "'at'");
  }

  @Test
  void shouldAnswerHeadWithoutABody() {
    HttpResponse<String> response =
        query.send(
            query
                .request("/v1/agents/kore:63fb:a-59bb")
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }
}
