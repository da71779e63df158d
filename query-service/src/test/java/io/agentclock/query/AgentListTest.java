package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedBroker.class)
class AgentListTest {

  private static final List<String> AGENTS =
      IntStream.range(0, 250).mapToObj("kore:63fb:a-%03d"::formatted).toList();

  private static ScriptedProcessor first;
  private static ScriptedProcessor second;
  private static RunningQuery query;

  @BeforeAll
  static void start(KafkaCluster broker) {
    first = new ScriptedProcessor(PARTITIONS).owning(0, 3);
    second = new ScriptedProcessor(PARTITIONS).owning(1, 2);
    first.telling(first, second);
    second.telling(first, second);
    List<String> shuffled = new ArrayList<>(AGENTS);
    Collections.shuffle(shuffled, new Random(7));
    first.knowing(shuffled.toArray(String[]::new));
    second.knowing(shuffled.toArray(String[]::new));
    query = RunningQuery.with(broker, first);
  }

  @AfterAll
  static void stop() {
    query.close();
    first.close();
    second.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 125, 250, 1000})
  void shouldPageThroughAllPartitionsInTheOrderOfKeys(int limit) {
    List<String> seen = new ArrayList<>();
    int pages = 0;
    String cursor = "";
    while (cursor != null) {
      JsonNode page = RunningQuery.json(query.get("/v1/agents?limit=" + limit + cursor));
      page.get("items").forEach(item -> seen.add(item.get("agent").asText()));
      cursor = page.get("next").isNull() ? null : "&cursor=" + page.get("next").asText();
      pages++;
    }

    assertThat(seen).isEqualTo(AGENTS);
    assertThat(pages).isEqualTo((250 + limit - 1) / limit);
  }

  @Test
  void shouldHaveAHundredOnAPageUnlessToldOtherwise() {
    JsonNode page = RunningQuery.json(query.get("/v1/agents"));

    assertThat(page.get("items")).hasSize(100);
    assertThat(page.get("items").get(99).get("agent").asText()).isEqualTo("kore:63fb:a-099");
  }

  @Test
  void shouldPassItemsOnAsTheyAre() {
    HttpResponse<String> response = query.get("/v1/agents?limit=2");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .startsWith(
            "{\"items\":["
                + ScriptedProcessor.state("kore:63fb:a-000")
                + ','
                + ScriptedProcessor.state("kore:63fb:a-001")
                + "],\"next\":\"");
  }

  @Test
  void shouldHandEveryFilterToTheOwners() {
    query.get(
        "/v1/agents?source=kore&account=63fb&state=NOT_READY,OFFLINE&reason=Lunch%20%26%20rest"
            + "&team=A%2FB&q=Zo%C3%AB+%2B&minForMs=60000&limit=5");

    assertThat(first.requests())
        .contains(
            "/internal/agents?partition=0&limit=6&source=kore&account=63fb"
                + "&state=NOT_READY%2COFFLINE&reason=Lunch%20%26%20rest&team=A%2FB"
                + "&q=Zo%C3%AB%20%2B&minForMs=60000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=0|'limit' is '0', not a whole number from 1 to 1000",
        "limit=1001|'limit' is '1001'",
        "limit=ten|'limit' is 'ten'",
        "limit=99999999999999999999|'limit'",
        "limit=|'limit' is empty",
        "limit=1&limit=2|'limit' is given more than once",
        "minForMs=-1|'minForMs' is '-1'",
        "maxLagMs=-1|'maxLagMs' is '-1', not a whole number from 0 to 86400000",
        "maxLagMs=86400001|'maxLagMs'",
        "maxLagMs=1s|'maxLagMs'",
        "maxLagMs=1&maxLagMs=1|'maxLagMs' is given more than once",
        "state=BUSY|'BUSY', which is no state; the states are AVAILABLE, INTERACTING",
        "state=available|'available'",
        "state=AVAILABLE,|''",
        "colour=red|'colour' is unknown; this call's are source, account, state",
        "cursor=x|'cursor'",
        "cursor=a29yZTo2M2ZiOmEtMDAw|'cursor'",
      })
  void shouldRefuseAParameterThatCannotBeUsed(String given, String said) {
    assertProblem(query.get("/v1/agents?" + given), 400, said);
  }

  @Test
  void shouldRefuseACursorThatWasChanged() {
    String cursor = RunningQuery.json(query.get("/v1/agents?limit=10")).get("next").asText();
    String others = "/v1/agents?source=kore&cursor=" + cursor;
    byte[] bytes = Base64.getUrlDecoder().decode(cursor);
    bytes[bytes.length - Integer.BYTES - 1]++;
    String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

    assertThat(query.get("/v1/agents?cursor=" + cursor).statusCode()).isEqualTo(200);
    assertProblem(query.get("/v1/agents?cursor=" + forged), 400, "'cursor' isn't one this");
    assertProblem(query.get(others), 400, "'cursor' belongs to a list with other filters");
    assertProblem(
        query.get("/v1/agents?cursor=" + cursor.substring(0, cursor.length() - 2)),
        400,
        "'cursor'");
  }
}
