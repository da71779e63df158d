package io.agentclock.simulator.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.simulator.workforce.SeededWorkforce;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GenesysVolumeTest {

  private static final String DAY = "2026-03-01T10:00:00.000Z/2026-03-02T10:00:00.000Z";
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Test
  void shouldAnswerADayOfAThousandAgentsInSeconds() throws Exception {
    SeededWorkforce workforce = new SeededWorkforce(3, 1_000, GenesysSite.HISTORY_START);
    try (GenesysSite site = GenesysSite.of(workforce, habits -> habits)) {
      Instant start = Instant.now();

      int users = 0;
      int records = 0;
      String body =
          "{\"interval\":\"" + DAY + "\",\"paging\":{\"pageSize\":100,\"pageNumber\":%d}}";
      String path = "/api/v2/analytics/users/details/query";
      JsonNode page = site.client.posted(path, body.formatted(1));
      for (int number = 2; page.has("userDetails"); number++) {
        users += page.get("userDetails").size();
        records += page.findValues("startTime").size();
        page = site.client.posted(path, body.formatted(number));
      }
      JsonNode aggregates =
          site.client.posted(
              "/api/v2/analytics/conversations/aggregates/query",
              "{\"interval\":\""
                  + DAY
                  + "\",\"granularity\":\"PT30M\",\"groupBy\":[\"userId\",\"mediaType\"],"
                  + "\"metrics\":[\"tHandle\",\"tTalkComplete\",\"tHeldComplete\",\"tAcw\"]}");

      assertThat(users).isEqualTo(1_000);
      assertThat(records).isGreaterThan(50_000);
      assertThat(aggregates.get("results")).hasSizeGreaterThan(1_000);
      assertThat(Duration.between(start, Instant.now())).isLessThan(LONGEST);
    }
  }
}
