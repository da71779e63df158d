package io.agentclock.simulator.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.simulator.workforce.Agent;
import io.agentclock.simulator.workforce.SeededWorkforce;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserDetailsPagesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/api/v2/analytics/users/details/query";
  private static final String MARCH_2 = "2026-03-02T00:00:00.000Z/2026-03-03T00:00:00.000Z";
  private static final String ME = "a-" + GenesysSite.AGENTS_ID;

  @Test
  void shouldFillPagesShortAndLoseNobody() throws Exception {
    SeededWorkforce workforce = new SeededWorkforce(3, 50, GenesysSite.HISTORY_START);
    try (GenesysSite site = GenesysSite.of(workforce, habits -> habits.withPages(0.5, 500))) {
      List<String> users = new ArrayList<>();
      List<Integer> sizes = new ArrayList<>();
      JsonNode answer = site.client.posted(PATH, UserDetailsTest.page(MARCH_2, 10, 1));
      for (int number = 2; answer.has("userDetails"); number++) {
        answer.get("userDetails").forEach(user -> users.add(user.get("userId").asText()));
        sizes.add(answer.get("userDetails").size());
        answer = site.client.posted(PATH, UserDetailsTest.page(MARCH_2, 10, number));
      }

      assertThat(users)
          .containsExactlyElementsOf(workforce.agents().stream().map(GenesysIds::of).toList());
      assertThat(sizes.subList(0, sizes.size() - 1)).anyMatch(size -> size < 10);
      assertThat(answer.get("totalHits").asInt()).isGreaterThan(50);
    }
  }

  @Test
  void shouldFilterUsersAndOrderRecords() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.then("09:00:00", "available").then("a-other", "2026-03-02T09:00:00Z", "available");

      JsonNode answer =
          site.client.posted(
              PATH,
              "{\"interval\":\"2026-02-02T00:00:00Z/2026-03-03T00:00:00Z\",\"order\":\"desc\","
                  + "\"userFilters\":[{\"type\":\"or\",\"predicates\":[{\"type\":\"dimension\","
                  + "\"dimension\":\"userId\",\"operator\":\"matches\",\"value\":\""
                  + GenesysSite.AGENTS_ID
                  + "\"}]}]}");

      assertThat(answer.get("userDetails")).hasSize(1);
      assertThat(UserDetailsTest.presences(answer.at("/userDetails/0")))
          .containsExactly(
              "2026-03-02T09:00:00.000Z ONQUEUE -",
              "2026-02-09T00:00:00.000Z OFFLINE 2026-03-02T09:00:00.000Z");
    }
  }

  @Test
  void shouldAnswerNobodyBeforeTheFirstRecords() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.script.add(new Agent(ME, "Ada", "Weber", "Sales"));

      assertThat(
              site.client.posted(
                  PATH, UserDetailsTest.query("2026-02-01T00:00:00Z/2026-02-02T00:00:00Z")))
          .isEqualTo(JSON.readTree("{\"totalHits\":0}"));
      assertThat(site.client.posted(PATH, UserDetailsTest.query(MARCH_2)).get("userDetails"))
          .hasSize(1);
    }
  }

  @Test
  void shouldRefuseWhatItCannotAnswer() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      List<String> bad =
          List.of(
              "{}",
              "[]",
              "nonsense",
              UserDetailsTest.query("yesterday"),
              UserDetailsTest.query("2026-03-02T00:00:00Z/soon"),
              UserDetailsTest.query("2026-03-03T00:00:00Z/2026-03-02T00:00:00Z"),
              UserDetailsTest.query("2026-03-01T00:00:00Z/2026-03-08T00:00:01Z"),
              UserDetailsTest.page(MARCH_2, 101, 1),
              UserDetailsTest.page(MARCH_2, 0, 1),
              UserDetailsTest.page(MARCH_2, 10, 0));

      for (String body : bad) {
        JsonNode refused = GenesysClient.json(site.client.post(PATH, body), 400);
        assertThat(refused.get("code").asText()).isEqualTo("bad.request");
      }
      assertThat(
              site.client
                  .post(PATH, UserDetailsTest.query("2026-03-01T00:00:00Z/2026-03-08T00:00:00Z"))
                  .statusCode())
          .isEqualTo(200);
    }
  }
}
