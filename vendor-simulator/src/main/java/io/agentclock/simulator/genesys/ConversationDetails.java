package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.HandledContact;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The conversation details query, as far as the simulated contacts have details: conversations that
 * are over, with the agent's session and its metrics. Nothing but the agent takes part in them.
 */
final class ConversationDetails {

  private static final int LARGEST_PAGE = 100;
  private static final Duration LONGEST = Duration.ofDays(31);

  private final Conversations conversations;
  private final ConversationSummary summary;

  ConversationDetails(Conversations conversations, ConversationSummary summary) {
    this.conversations = conversations;
    this.summary = summary;
  }

  Response query(Ask ask) {
    JsonNode body = JsonBody.posted(ask.request());
    if (SummaryQuery.isOne(body)) {
      return summary.query(body, ask);
    }
    Interval days = days(Interval.parse(body.path("interval").asText()));
    if (days.longerThan(LONGEST)) {
      throw Refusal.badRequest("The interval is too long.");
    }
    Paging paging = Paging.of(body.path("paging"), LARGEST_PAGE);
    List<Conversation> found =
        conversations.around(days, ask.seen()).stream()
            .filter(conversation -> days.contains(conversation.contact().start()))
            .filter(conversation -> asked(body, conversation))
            .sorted(Comparator.comparing(conversation -> conversation.contact().start()))
            .toList();
    List<Conversation> page = paging.of(found);
    return JsonBody.of(
        200,
        json -> {
          if (!page.isEmpty()) {
            json.writeArrayFieldStart("conversations");
            for (Conversation conversation : page) {
              write(json, conversation);
            }
            json.writeEndArray();
          }
          json.writeNumberField("totalHits", found.size());
        });
  }

  // All that started on a day the interval touches.
  private static Interval days(Interval interval) {
    Instant lastDay = interval.to().minusMillis(1).truncatedTo(ChronoUnit.DAYS);
    return new Interval(
        interval.from().truncatedTo(ChronoUnit.DAYS), lastDay.plus(1, ChronoUnit.DAYS));
  }

  private static boolean asked(JsonNode body, Conversation conversation) {
    Map<String, String> dimensions =
        Map.of(
            "userId", conversation.userId(),
            "mediaType", conversation.mediaType(),
            "purpose", "agent",
            "conversationId", conversation.id(),
            "conversationEnd", Interval.print(conversation.contact().wrapUpEnd()),
            "originatingDirection", "inbound");
    return passes(body.path("segmentFilters"), dimensions)
        && passes(body.path("conversationFilters"), dimensions);
  }

  private static boolean passes(JsonNode filters, Map<String, String> dimensions) {
    return StreamSupport.stream(filters.spliterator(), false)
        .allMatch(filter -> new DimensionFilter(filter).passes(dimensions));
  }

  private static void write(JsonGenerator json, Conversation conversation) throws IOException {
    HandledContact contact = conversation.contact();
    json.writeStartObject();
    json.writeStringField("conversationId", conversation.id());
    json.writeStringField("conversationStart", Interval.print(contact.start()));
    json.writeStringField("conversationEnd", Interval.print(contact.wrapUpEnd()));
    json.writeStringField("originatingDirection", "inbound");
    json.writeArrayFieldStart("participants");
    json.writeStartObject();
    json.writeStringField("participantId", GenesysIds.named("participant " + conversation.id()));
    json.writeStringField("purpose", "agent");
    json.writeStringField("userId", conversation.userId());
    json.writeArrayFieldStart("sessions");
    json.writeStartObject();
    json.writeStringField("sessionId", GenesysIds.named("session " + conversation.id()));
    json.writeStringField("mediaType", conversation.mediaType());
    json.writeStringField("direction", "inbound");
    writeMetrics(json, conversation);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeMetrics(JsonGenerator json, Conversation conversation)
      throws IOException {
    json.writeArrayFieldStart("metrics");
    for (Metric metric : Metric.values()) {
      if (metric.observed(conversation)) {
        json.writeStartObject();
        json.writeStringField("emitDate", Interval.print(metric.end(conversation)));
        json.writeStringField("name", metric.metricName());
        json.writeNumberField("value", metric.value(conversation));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }
}
