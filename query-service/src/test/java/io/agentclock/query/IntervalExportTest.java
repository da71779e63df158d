package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static io.agentclock.query.RunningQuery.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.contract.KeyPartitioner;
import io.agentclock.query.ScriptedProcessor.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedBroker.class)
@Timeout(60)
class IntervalExportTest {

  /** A day of half hours: 80 agents on a page, 20 on the first ones. */
  private static final String DAY = "?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z";

  private static final List<String> AGENTS =
      IntStream.range(0, 1000).mapToObj("kore:63fb:a b%%3A-%04d"::formatted).toList();

  private KafkaCluster broker;
  private ScriptedProcessor processor;
  private ScriptedProcessor other;
  private RunningQuery query;

  @BeforeEach
  void start(KafkaCluster shared) {
    broker = shared;
    processor = new ScriptedProcessor(PARTITIONS).owningAll();
    other = new ScriptedProcessor(PARTITIONS).owning();
    processor.telling(processor, other);
    other.telling(processor, other);
    processor.knowing(AGENTS.toArray(String[]::new));
    other.knowing(AGENTS.toArray(String[]::new));
    query = RunningQuery.with(broker, processor);
  }

  @AfterEach
  void stop() {
    query.close();
    processor.close();
    other.close();
  }

  @Test
  void shouldHaveEveryRowInTheOrderOfPartitionsAndAgents() {
    HttpResponse<String> response = get(DAY, "application/x-ndjson");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.body()).isEqualTo(rows(key -> "{\"agent\":\"" + key + "\"}\n"));
    assertThat(processor.requests()).hasSizeGreaterThan(4 * PARTITIONS);
  }

  @Test
  void shouldBeOneArray() {
    HttpResponse<String> response = query.get("/v1/intervals" + DAY);

    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(json(response)).hasSize(1000);
    assertThat(response.body().lines()).hasSize(1);
    assertThat(json(response).get(999).get("agent").asText()).startsWith("kore:63fb:a b%3A-");
  }

  @Test
  void shouldBeOneArrayHoweverLargeItsPages() {
    String agent = "kore:63fb:" + "x".repeat(500);
    answer("partition=2", new Reply(200, "{\"agent\":\"%s\"}%n".formatted(agent).repeat(1000)));

    assertThat(json(query.get("/v1/intervals" + DAY)).findValuesAsText("agent"))
        .filteredOn(agent::equals)
        .hasSize(1000);
  }

  @Test
  void shouldBeAFileOfCommaSeparatedValues() {
    HttpResponse<String> response = get(DAY, "text/csv");

    assertThat(response.headers().firstValue("Content-Type"))
        .contains("text/csv; charset=utf-8; header=present");
    assertThat(response.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"intervals-20260301T000000Z-20260302T000000Z.csv\"");
    assertThat(response.body())
        .startsWith("agent,source,account,agentId,name,team,intervalStart,")
        .endsWith(",closed,revision\r\n" + rows(key -> key + ",x\r\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json|[]",
        "application/x-ndjson|''",
      })
  void shouldHaveNoRows(String accept, String body) {
    answer("/internal/intervals", new Reply(200, ""));

    HttpResponse<String> response = get("", accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(body);
  }

  @Test
  void shouldTakeAnEmptyPageForAPageLikeAnyOther() {
    answer("partition=1&limit=20", new Reply(200, "", Map.of("AgentClock-Next", "k:a:0")));

    assertThat(json(query.get("/v1/intervals" + DAY))).hasSize(1000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "*/*|application/json",
        "text/*|text/csv",
        "text/html, */*;q=0.1|application/json",
        "text/csv;q=0.5, application/x-ndjson;q=0.9|application/x-ndjson",
        "application/json;q=0, */*|application/x-ndjson",
        "TEXT/CSV ; Q=1.000|text/csv",
      })
  void shouldAnswerInWhatIsLikedMost(String accept, String type) {
    assertThat(get(DAY, accept).headers().firstValue("Content-Type").orElseThrow())
        .startsWith(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/pdf, image/*",
        "text/csv;q=0",
        "text",
        "*/*;q=0",
        ",",
        "/;q=x"
      })
  void shouldSay406ToWhatItDoesNotHave(String accept) {
    assertProblem(get(DAY, accept), 406, "application/json, application/x-ndjson or text/csv");
  }

  @Test
  void shouldAskForTheLastDayUnlessTold() {
    query.get("/v1/intervals?source=kore&account=a%2Fb");

    assertThat(processor.requests())
        .contains(
            "/internal/intervals?from=2026-03-01T12:00:00Z&to=2026-03-02T12:00:00Z"
                + "&partition=3&limit=20&source=kore&account=a%2Fb");
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-03-01T10:00:00Z&to=2026-03-01T09:00:00Z, isn't before 'to'",
    "from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00.001Z, PT24H",
    "from=yesterday, 'from' is 'yesterday'",
    "source=a&source=b, more than once",
    "maxLagMs=5, 'maxLagMs' is unknown",
    "limit=5, 'limit' is unknown",
  })
  void shouldRefuseAParameterThatCannotBeUsed(String given, String said) {
    assertProblem(query.get("/v1/intervals?" + given), 400, said);
  }

  @Test
  void shouldNameThePartitionsThatCannotBeginBeforeTheFirstByte() {
    processor.owning(0, 2);

    assertProblem(get(DAY, "text/csv"), 503, "partition(s) 1, 3");
  }

  @Test
  void shouldGoOnWhereAPartitionHasMovedTo() {
    AtomicInteger pages = new AtomicInteger();
    processor.answering(
        target -> {
          if (target.contains("&after=") && pages.incrementAndGet() == 3) {
            processor.owning();
            other.owningAll();
          }
          return null;
        });

    assertThat(get(DAY, "application/x-ndjson").body())
        .isEqualTo(rows(key -> "{\"agent\":\"" + key + "\"}\n"));
    assertThat(other.requests()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-ndjson", "text/csv"})
  void shouldBreakOffRatherThanEndShort(String accept) {
    answer("&after=", new Reply(404, "", Map.of("Content-Type", "application/problem+json")));

    assertThatThrownBy(() -> get(DAY, accept)).isInstanceOf(UncheckedIOException.class);
    assertThat(query.get("/health/liveness").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> get(String parameters, String accept) {
    return query.send(query.request("/v1/intervals" + parameters).header("Accept", accept));
  }

  private void answer(String part, Reply reply) {
    processor.answering(target -> target.contains(part) ? reply : null);
  }

  private static String rows(Function<String, String> row) {
    KeyPartitioner partitioner = new KeyPartitioner(PARTITIONS);
    return AGENTS.stream()
        .sorted(Comparator.comparing(partitioner::of))
        .map(row)
        .collect(Collectors.joining());
  }
}
