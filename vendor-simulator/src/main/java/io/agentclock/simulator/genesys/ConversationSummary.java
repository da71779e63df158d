package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.Agent;
import io.agentclock.simulator.workforce.SeedMix;
import io.agentclock.simulator.workforce.Workforce;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The tutorial's version of conversation details: flat rows per agent and half hour, page by page.
 * No real Genesys Cloud answers so; some believe it does.
 */
final class ConversationSummary {

  private record Row(String agentId, Interval bucket, Map<String, Long> sums) {}

  private record Rows(ObjectNode asked, Instant asOf, List<Row> rows) {}

  private static final double WITHOUT_A_NAME = 0.1;

  private final long seed;
  private final int rowsPerPage;
  private final Workforce workforce;
  private final Conversations conversations;
  private final AtomicReference<Rows> last = new AtomicReference<>();

  ConversationSummary(
      long seed, int rowsPerPage, Workforce workforce, Conversations conversations) {
    this.seed = seed;
    this.rowsPerPage = rowsPerPage;
    this.workforce = workforce;
    this.conversations = conversations;
  }

  Response query(JsonNode body, Ask ask) {
    SummaryQuery query = SummaryQuery.of(body);
    SummaryPosition position = SummaryPosition.of(body.path("pageToken"), ask.seen().asOf());
    List<Row> rows = rows(body.deepCopy(), query, position, ask.seen());
    int start = Math.min(position.row(), rows.size());
    int end = Math.min(start + rowsPerPage, rows.size());
    BadItems bad = ask.badItems() ? BadItems.of(BadItems.SUMMARY, ask.seen()) : BadItems.NONE;
    Map<String, String> names = query.names() ? names() : Map.of();
    return JsonBody.of(
        200,
        json -> {
          json.writeArrayFieldStart("summary");
          for (Row row : rows.subList(start, end)) {
            write(json, row, names);
          }
          bad.write(json);
          json.writeEndArray();
          if (end < rows.size()) {
            json.writeStringField("pageToken", new SummaryPosition(position.asOf(), end).token());
          } else if (SeedMix.fraction(seed, body.path("dateFrom").asText()) < 0.5) {
            json.writeNullField("pageToken");
          }
        });
  }

  // The next page is of the same rows: they are kept until someone asks for others.
  private List<Row> rows(
      ObjectNode asked, SummaryQuery query, SummaryPosition position, Snapshot seen) {
    asked.remove("pageToken");
    Rows known = last.get();
    boolean same = known != null && known.asOf().equals(position.asOf());
    if (position.row() > 0 && same && known.asked().equals(asked)) {
      return known.rows();
    }
    List<Row> rows = counted(query, seen.at(position.asOf()));
    last.set(new Rows(asked, position.asOf(), rows));
    return rows;
  }

  private List<Row> counted(SummaryQuery query, Snapshot seen) {
    Interval interval = query.buckets().interval();
    Map<String, SortedMap<Instant, Row>> rows = new LinkedHashMap<>();
    for (Conversation conversation : conversations.around(interval, seen)) {
      query
          .metrics()
          .forEach(
              (name, metric) -> {
                Instant end = metric.end(conversation);
                if (interval.contains(end) && metric.observed(conversation)) {
                  Interval bucket = query.buckets().around(end);
                  String user = conversation.userId();
                  rows.computeIfAbsent(user, id -> new TreeMap<>())
                      .computeIfAbsent(
                          bucket.from(), at -> new Row(user, bucket, new LinkedHashMap<>()))
                      .sums()
                      .merge(name, metric.value(conversation), Long::sum);
                }
              });
    }
    List<Row> flat = new ArrayList<>();
    rows.values().forEach(ofAgent -> flat.addAll(ofAgent.values()));
    return flat;
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (Agent agent : workforce.agents()) {
      if (SeedMix.fraction(seed, "name" + agent.agentId()) >= WITHOUT_A_NAME) {
        names.put(GenesysIds.of(agent), agent.firstName() + " " + agent.lastName());
      }
    }
    return names;
  }

  private static void write(JsonGenerator json, Row row, Map<String, String> names)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("dateFrom", seconds(row.bucket().from()));
    json.writeStringField("dateTo", seconds(row.bucket().to()));
    json.writeStringField("agentId", row.agentId());
    if (names.containsKey(row.agentId())) {
      json.writeStringField("agentName", names.get(row.agentId()));
    }
    for (Map.Entry<String, Long> sum : row.sums().entrySet()) {
      json.writeNumberField(sum.getKey(), sum.getValue());
    }
    json.writeEndObject();
  }

  private static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
