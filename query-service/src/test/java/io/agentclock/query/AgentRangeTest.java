package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedBroker.class)
class AgentRangeTest {

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

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, 2026-03-01T12:00:00Z, 2026-03-02T12:00:00Z",
        "?from=2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z",
        "?to=2026-03-01T00:00:00Z, 2026-02-28T00:00:00Z, 2026-03-01T00:00:00Z",
        "?from=2026-03-01T10:00:00Z&to=2026-03-01T10:00:00.001Z,"
            + " 2026-03-01T10:00:00Z, 2026-03-01T10:00:00.001Z",
        "?from=2026-02-20T00:00:00Z&to=2026-02-28T00:00:00Z,"
            + " 2026-02-20T00:00:00Z, 2026-02-28T00:00:00Z",
        "?from=2026-03-01T12:00:00%2B02:00&to=2026-03-01T12:00:00-01:30,"
            + " 2026-03-01T10:00:00Z, 2026-03-01T13:30:00Z",
        "?from=2026-03-01T12:00:00+02:00&to=2026-03-01T12:00Z,"
            + " 2026-03-01T10:00:00Z, 2026-03-01T12:00:00Z",
        "?from=2026-03-01T12:00:00%2B02&to=2026-03-01T12:00:00%2B0100,"
            + " 2026-03-01T10:00:00Z, 2026-03-01T11:00:00Z",
      })
  void shouldAskTheOwnerForTheRangeInUtc(String given, String from, String to) {
    String range = given == null ? "" : given;
    query.get("/v1/agents/" + AGENT + "/timeline" + range);
    query.get("/v1/agents/" + AGENT + "/intervals" + range);

    List<String> requests = processor.requests();
    String agent = "/internal/agents/kore%3A63fb%3Aa-59bb";
    String expected = "?from=" + from + "&to=" + to;
    assertThat(requests.subList(requests.size() - 2, requests.size()))
        .containsExactly(agent + "/timeline" + expected, agent + "/intervals" + expected);
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-03-01T10:00:00Z&to=2026-03-01T09:00:00Z, isn't before 'to'",
    "from=2026-03-01T10:00:00Z&to=2026-03-01T10:00:00Z, isn't before 'to'",
    "from=2026-02-20T00:00:00Z&to=2026-02-28T00:00:00.001Z, PT192H",
    "from=yesterday, 'from' is 'yesterday'",
    "to=1772445600, 'to' is '1772445600'",
    "from=2026-03-01T10:00:00, ISO-8601",
    "from=2026-02-30T10:00:00Z, ISO-8601",
    "from=2026-03-01, ISO-8601",
    "from=%2B999999999-12-31T00:00:00Z, ISO-8601",
    "from=-0001-12-31T00:00:00Z, ISO-8601",
    "from=, 'from' is empty",
    "from=2026-03-01T10:00:00Z&from=2026-03-01T11:00:00Z, more than once",
    "since=2026-03-01T10:00:00Z, the parameter 'since' is unknown",
  })
  void shouldRefuseARangeThatCannotBe(String given, String said) {
    assertProblem(query.get("/v1/agents/" + AGENT + "/timeline?" + given), 400, said);
    assertProblem(query.get("/v1/agents/" + AGENT + "/intervals?" + given), 400, said);
  }
}
