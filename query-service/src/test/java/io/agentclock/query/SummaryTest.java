package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.query.ScriptedProcessor.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedBroker.class)
class SummaryTest {

  private static final String NOBODY = "{\"asOf\":null,\"stale\":false,\"items\":[]}";

  private static ScriptedProcessor processor;
  private static RunningQuery query;

  @BeforeAll
  static void start(KafkaCluster broker) {
    processor = new ScriptedProcessor(PARTITIONS).owningAll();
    query = RunningQuery.with(broker, processor);
  }

  @AfterAll
  static void stop() {
    query.close();
    processor.close();
  }

  @AfterEach
  void forget() {
    processor.answering(target -> null);
  }

  @Test
  void shouldAddUpThePartitions() {
    saying(
        "{\"asOf\":\"2026-03-02T11:59:00Z\",\"stale\":false,\"items\":["
            + "{\"state\":\"OFFLINE\",\"count\":3},{\"state\":\"AVAILABLE\",\"count\":2}]}",
        "{\"asOf\":\"2026-03-02T11:00:00.500Z\",\"stale\":true,\"items\":["
            + "{\"state\":\"UNKNOWN\",\"count\":1},{\"state\":\"AVAILABLE\",\"count\":40}]}",
        NOBODY,
        NOBODY);

    assertThat(query.get("/v1/summary").body())
        .isEqualTo(
            "{\"asOf\":\"2026-03-02T11:00:00.500Z\",\"stale\":true,\"total\":46,\"items\":["
                + "{\"state\":\"AVAILABLE\",\"count\":42},"
                + "{\"state\":\"OFFLINE\",\"count\":3},"
                + "{\"state\":\"UNKNOWN\",\"count\":1}]}");
  }

  @Test
  void shouldCountByTheFieldsAskedForInTheirOrder() {
    saying(
        "{\"asOf\":\"2026-03-02T11:59:00Z\",\"stale\":false,\"items\":["
            + "{\"reason\":\"Lunch\",\"source\":\"kore\",\"count\":1},"
            + "{\"reason\":null,\"source\":\"kore\",\"count\":2}]}",
        NOBODY,
        NOBODY,
        NOBODY);

    assertThat(query.get("/v1/summary?groupBy=reason,source&source=kore&account=a%2Fb").body())
        .contains(
            "[{\"reason\":null,\"source\":\"kore\",\"count\":2},"
                + "{\"reason\":\"Lunch\",\"source\":\"kore\",\"count\":1}]");
    assertThat(processor.requests())
        .contains("/internal/summary?partition=3&groupBy=reason,source&source=kore&account=a%2Fb");
  }

  @Test
  void shouldHaveNothingToCount() {
    saying(NOBODY, NOBODY, NOBODY, NOBODY);

    assertThat(query.get("/v1/summary").body())
        .isEqualTo("{\"asOf\":null,\"stale\":true,\"total\":0,\"items\":[]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "{\"items\":[null]}",
        "{\"items\":[{\"state\":\"OFFLINE\",\"count\":null}]}",
        "{\"asOf\":\"noon\",\"items\":[]}"
      })
  void shouldMissAPartitionWhoseOwnerAnswersNonsense(String nonsense) {
    saying(NOBODY, NOBODY, nonsense, NOBODY);

    assertProblem(query.get("/v1/summary"), 503, "partition(s) 2: ");
  }

  @Test
  void shouldSayWhichStandbysLagItHas() {
    processor.answering(
        target -> target.contains("/internal/summary") ? Reply.ofStandby(NOBODY, 77) : null);

    assertThat(query.get("/v1/summary?maxLagMs=100").body())
        .endsWith(",\"servedBy\":\"STANDBY\",\"lagMs\":77}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "groupBy=team|'groupBy' has 'team', by which nothing can be counted; what can be is state",
        "groupBy=state,|''",
        "groupBy=State|'State'",
        "groupBy=state,state|names a field twice",
        "groupBy=|is empty",
        "groupBy=state&groupBy=source|more than once",
        "limit=3|'limit' is unknown",
        "maxLagMs=x|'maxLagMs'",
      })
  void shouldRefuseAParameterThatCannotBeUsed(String given, String said) {
    assertProblem(query.get("/v1/summary?" + given), 400, said);
  }

  private static void saying(String... byPartition) {
    List<String> answers = List.of(byPartition);
    processor.answering(
        target ->
            target.startsWith("/internal/summary?partition=")
                ? new Reply(200, answers.get(target.charAt(28) - '0'))
                : null);
  }
}
