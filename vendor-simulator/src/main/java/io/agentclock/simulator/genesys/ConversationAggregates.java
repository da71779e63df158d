package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.SeedMix;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The conversation aggregates query: only where something happened is there a metric, a bucket, a
 * group; and buckets fill late. See <a
 * href="https://developer.genesys.cloud/api/rest/v2/analytics/conversation_aggregate">conversation
 * aggregates</a>.
 */
final class ConversationAggregates {

  /** One bucket: by metric name, as the vendor writes them. */
  private record Bucket(Interval interval, SortedMap<Metric, Stats> stats) {}

  private static final Comparator<Metric> BY_NAME = Comparator.comparing(Metric::metricName);

  private final long seed;
  private final Conversations conversations;

  ConversationAggregates(long seed, Conversations conversations) {
    this.seed = seed;
    this.conversations = conversations;
  }

  Response query(Ask ask) {
    AggregatesQuery query = AggregatesQuery.of(JsonBody.posted(ask.request()));
    Map<Map<String, String>, SortedMap<Instant, Bucket>> groups = groups(query, ask.seen());
    if (groups.isEmpty() && !ask.badItems()) {
      return empty(query.buckets().interval());
    }
    BadItems bad = ask.badItems() ? BadItems.of(BadItems.AGGREGATES, ask.seen()) : BadItems.NONE;
    return JsonBody.of(
        200,
        json -> {
          json.writeArrayFieldStart("results");
          for (Map.Entry<Map<String, String>, SortedMap<Instant, Bucket>> group :
              groups.entrySet()) {
            write(json, group.getKey(), group.getValue());
          }
          bad.write(json);
          json.writeEndArray();
        });
  }

  private Map<Map<String, String>, SortedMap<Instant, Bucket>> groups(
      AggregatesQuery query, Snapshot seen) {
    Interval interval = query.buckets().interval();
    Map<Map<String, String>, SortedMap<Instant, Bucket>> groups = new LinkedHashMap<>();
    for (Conversation conversation : conversations.around(interval, seen)) {
      if (!query.asksFor(conversation)) {
        continue;
      }
      for (Metric metric : query.metrics()) {
        Instant end = metric.end(conversation);
        if (interval.contains(end) && metric.observed(conversation)) {
          Interval bucket = query.buckets().around(end);
          groups
              .computeIfAbsent(query.group(conversation), group -> new TreeMap<>())
              .computeIfAbsent(bucket.from(), at -> new Bucket(bucket, new TreeMap<>(BY_NAME)))
              .stats()
              .computeIfAbsent(metric, name -> new Stats())
              .add(metric.value(conversation));
        }
      }
    }
    return groups;
  }

  private static void write(
      JsonGenerator json, Map<String, String> group, SortedMap<Instant, Bucket> buckets)
      throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("group");
    for (Map.Entry<String, String> dimension : group.entrySet()) {
      json.writeStringField(dimension.getKey(), dimension.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("data");
    for (Bucket bucket : buckets.values()) {
      write(json, bucket);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Bucket bucket) throws IOException {
    json.writeStartObject();
    json.writeStringField("interval", bucket.interval().toString());
    json.writeArrayFieldStart("metrics");
    for (Map.Entry<Metric, Stats> entry : bucket.stats().entrySet()) {
      json.writeStartObject();
      json.writeStringField("metric", entry.getKey().metricName());
      entry.getValue().write(json, entry.getKey().countsOnly());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  // Whether results is there when nothing is to tell, the vendor doesn't say.
  private Response empty(Interval interval) {
    boolean absent = SeedMix.fraction(seed, interval.toString()) < 0.5;
    return Response.json(200, absent ? "{}" : "{\"results\":[]}");
  }
}
