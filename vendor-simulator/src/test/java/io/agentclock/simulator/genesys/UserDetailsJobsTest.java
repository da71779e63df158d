package io.agentclock.simulator.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.faults.FaultKind;
import io.agentclock.simulator.workforce.SeededWorkforce;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserDetailsJobsTest {

  private static final String PATH = "/api/v2/analytics/users/details/jobs";
  private static final String QUERY =
      "{\"interval\":\"2026-02-20T00:00:00Z/2026-03-03T00:00:00Z\"}";

  @Test
  void shouldBeDoneAfterTheSecondAsk() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.then("09:00:00", "available");
      HttpResponse<String> submitted = site.client.post(PATH, QUERY);
      String job = PATH + "/" + GenesysClient.json(submitted, 202).get("jobId").asText();

      assertThat(site.client.got(job).get("state").asText()).isEqualTo("QUEUED");
      assertThat(site.client.get(job + "/results").statusCode()).isEqualTo(400);
      assertThat(site.client.got(job).get("state").asText()).isEqualTo("PENDING");
      JsonNode done = site.client.got(job);
      assertThat(done.get("state").asText()).isEqualTo("FULFILLED");
      assertThat(done.get("submissionDate").asText()).isEqualTo("2026-03-02T10:00:00.000Z");
      assertThat(done.has("completionDate")).isTrue();
    }
  }

  @Test
  void shouldTellNothingNewerThanItsData() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.then("09:50:00", "available").then("09:50:01", "break").then("09:55:00", "available");

      String job = fulfilled(site, QUERY);
      site.clock.advance(Duration.ofHours(1));
      JsonNode results = site.client.got(job + "/results");

      assertThat(results.get("dataAvailabilityDate").asText())
          .isEqualTo("2026-03-02T09:50:00.000Z");
      assertThat(UserDetailsTest.presences(results.at("/userDetails/0")))
          .endsWith("2026-03-02T09:50:00.000Z ONQUEUE -");
      assertThat(site.client.got(PATH + "/availability").get("dataAvailabilityDate").asText())
          .isEqualTo("2026-03-02T10:50:00.000Z");
    }
  }

  @Test
  void shouldPageByCursorUntilThereIsNone() throws Exception {
    SeededWorkforce workforce = new SeededWorkforce(3, 25, GenesysSite.HISTORY_START);
    try (GenesysSite site = GenesysSite.of(workforce, habits -> habits)) {
      String results = fulfilled(site, QUERY) + "/results?pageSize=10";
      List<String> users = new ArrayList<>();
      int pages = 0;

      JsonNode page = site.client.got(results);
      while (true) {
        pages++;
        page.get("userDetails").forEach(user -> users.add(user.get("userId").asText()));
        if (!page.has("cursor")) {
          break;
        }
        page = site.client.got(results + "&cursor=" + page.get("cursor").asText());
      }

      assertThat(pages).isEqualTo(3);
      assertThat(users)
          .containsExactlyElementsOf(workforce.agents().stream().map(GenesysIds::of).toList());
      assertThat(site.client.get(results + "&cursor=made-up").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void shouldTellWhatTheQueryTells() throws Exception {
    SeededWorkforce workforce = new SeededWorkforce(3, 25, GenesysSite.HISTORY_START);
    try (GenesysSite site = GenesysSite.of(workforce, habits -> habits.withPages(0, 500))) {
      String day = "{\"interval\":\"2026-03-01T06:00:00Z/2026-03-02T06:00:00Z\"}";
      site.clock.advance(Duration.ofDays(3));

      JsonNode byJob = site.client.got(fulfilled(site, day) + "/results");
      JsonNode byQuery = site.client.posted("/api/v2/analytics/users/details/query", day);

      assertThat(byJob.get("userDetails")).isEqualTo(byQuery.get("userDetails"));
    }
  }

  @Test
  void shouldFailOnOrder() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.faults.order(Fault.of(FaultKind.PARTIAL, 1).at(UserDetailsJobs.OUTCOME));

      String job = fulfilled(site, QUERY);

      JsonNode state = site.client.got(job);
      assertThat(state.get("state").asText()).isEqualTo("FAILED");
      assertThat(state.get("errorMessage").asText()).isNotEmpty();
      assertThat(site.client.get(job + "/results").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void shouldKnowItsOwnJobsAlone() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      assertThat(site.client.get(PATH + "/made-up").statusCode()).isEqualTo(404);
      assertThat(site.client.get(PATH + "/made-up/results").statusCode()).isEqualTo(404);
      assertThat(site.client.post(PATH, "{}").statusCode()).isEqualTo(400);
      assertThat(site.client.get(fulfilled(site, QUERY) + "/other").statusCode()).isEqualTo(404);
    }
  }

  private static String fulfilled(GenesysSite site, String query)
      throws IOException, InterruptedException {
    HttpResponse<String> submitted = site.client.post(PATH, query);
    String job = PATH + "/" + GenesysClient.json(submitted, 202).get("jobId").asText();
    for (int asked = 0; asked < 3; asked++) {
      site.client.got(job);
    }
    return job;
  }
}
