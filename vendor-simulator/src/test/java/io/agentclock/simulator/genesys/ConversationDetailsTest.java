package io.agentclock.simulator.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.agentclock.simulator.workforce.HandledContacts;
import io.agentclock.simulator.workforce.SeededWorkforce;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConversationDetailsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/api/v2/analytics/conversations/details/query";
  private static final String ME = GenesysSite.AGENTS_ID;
  private static final String TUTORIAL =
      """
      {"dateFrom": "2026-03-02T09:00:00Z", "dateTo": "2026-03-02T10:00:00Z", "interval": "PT30M",
       "groupBy": ["agentId"], "view": "agent",
       "select": ["tHandle", "tAcw", "tHold", "agentId", "agentName"], "filters": []}
      """;

  @Test
  void shouldAnswerTheTutorialInFlatRows() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.then("09:00:00", "available")
          .then("09:20:00", "busy")
          .then("09:29:00", "acw")
          .then("09:31:00", "available");
      long held =
          HandledContacts.of(
                  site.script.of("a-" + ME, Instant.EPOCH, Instant.parse("2026-03-03T00:00:00Z")))
              .get(0)
              .held()
              .toMillis();

      JsonNode answer = site.client.posted(PATH, TUTORIAL);

      JsonNode last = answer.get("summary").get(answer.get("summary").size() - 1);
      assertThat(last.get("dateFrom").asText()).isEqualTo("2026-03-02T09:30:00Z");
      assertThat(last.get("dateTo").asText()).isEqualTo("2026-03-02T10:00:00Z");
      assertThat(last.get("agentId").asText()).isEqualTo(ME);
      assertThat(last.get("tHandle").asLong()).isEqualTo(660_000);
      assertThat(last.get("tAcw").asLong()).isEqualTo(120_000);
      assertThat(last.has("tHold")).isFalse();
      assertThat(answer.get("summary")).hasSize(held > 0 ? 2 : 1);
      assertThat(answer.path("pageToken").isTextual()).isFalse();
    }
  }

  @Test
  void shouldTellTheSameInPagesThoughMoreHappensMeanwhile() throws Exception {
    SeededWorkforce workforce = new SeededWorkforce(3, 80, GenesysSite.HISTORY_START);
    try (GenesysSite paged = GenesysSite.of(workforce, habits -> habits.withPages(0, 7));
        GenesysSite whole = GenesysSite.of(workforce, habits -> habits)) {
      JsonNode all = whole.client.posted(PATH, TUTORIAL).get("summary");

      JsonNode page = paged.client.posted(PATH, TUTORIAL);
      ArrayNode rows = JSON.createArrayNode();
      page.get("summary").forEach(rows::add);
      while (page.path("pageToken").isTextual()) {
        paged.clock.advance(Duration.ofMinutes(1));
        String next =
            TUTORIAL.replaceFirst("\\{", "{\"pageToken\": " + page.get("pageToken") + ",");
        page = paged.client.posted(PATH, next);
        page.get("summary").forEach(rows::add);
      }

      assertThat(rows).isEqualTo(all).hasSizeGreaterThan(20);
      Set<String> named = new HashSet<>();
      Set<String> nameless = new HashSet<>();
      all.forEach(
          row -> (row.has("agentName") ? named : nameless).add(row.get("agentId").asText()));
      assertThat(named).isNotEmpty();
      assertThat(nameless).isNotEmpty().doesNotContainAnyElementsOf(named);
    }
  }

  @Test
  void shouldRefuseTutorialsThatMakeNoSense() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      for (String bad :
          new String[] {
            TUTORIAL.replace("PT30M", "30m"),
            TUTORIAL.replace("\"dateTo\"", "\"until\""),
            TUTORIAL.replace("T10:00:00Z", "T08:00:00Z"),
            TUTORIAL.replace("[\"agentId\"]", "[\"queueId\"]"),
            TUTORIAL.replaceFirst("\\{", "{\"pageToken\": \"made-up\",")
          }) {
        assertThat(site.client.post(PATH, bad).statusCode()).isEqualTo(400);
      }
    }
  }

  @Test
  void shouldAnswerTheRealQueryWithConversationsOfTheDaysTouched() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.then("00:30:00", "busy").then("00:40:00", "acw").then("00:41:00", "available");
      site.then("09:00:00", "busy").then("09:05:00", "available").then("09:50:00", "busy");
      String query =
          "{\"interval\":\"2026-03-02T08:00:00Z/2026-03-02T10:00:00Z\","
              + "\"paging\":{\"pageSize\":1,\"pageNumber\":%d}}";

      JsonNode first = site.client.posted(PATH, query.formatted(1));

      assertThat(first.get("totalHits").asInt()).isEqualTo(2);
      JsonNode conversation = first.at("/conversations/0");
      assertThat(conversation.get("conversationStart").asText())
          .isEqualTo("2026-03-02T00:30:00.000Z");
      assertThat(conversation.get("conversationEnd").asText())
          .isEqualTo("2026-03-02T00:41:00.000Z");
      assertThat(conversation.at("/participants/0/userId").asText()).isEqualTo(ME);
      assertThat(conversation.at("/participants/0/sessions/0/metrics").findValuesAsText("name"))
          .contains("tTalkComplete", "tAcw", "tHandle");
      assertThat(site.client.posted(PATH, query.formatted(2)).get("conversations")).hasSize(1);
      assertThat(site.client.posted(PATH, query.formatted(3)))
          .isEqualTo(JSON.readTree("{\"totalHits\":2}"));
    }
  }
}
