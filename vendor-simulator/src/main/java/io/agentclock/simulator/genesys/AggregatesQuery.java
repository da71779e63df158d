package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a conversation aggregates query asks for.
 *
 * @param metrics those of the metrics asked for that the simulated contacts have
 */
record AggregatesQuery(
    Buckets buckets, List<String> groupBy, List<Metric> metrics, DimensionFilter filter) {

  private static final String USER = "userId";
  private static final String MEDIA = "mediaType";

  /**
   * @throws Refusal if something required is missing, or something isn't known
   */
  static AggregatesQuery of(JsonNode body) {
    Interval interval = Interval.parse(body.path("interval").asText());
    String granularity = body.path("granularity").asText("");
    boolean whole = granularity.isEmpty() || body.path("granularity").isNull();
    List<String> names = texts(body.path("metrics"));
    if (names.isEmpty()) {
      throw Refusal.badRequest("metrics is required.");
    }
    List<Metric> metrics = new ArrayList<>();
    for (String name : names) {
      if (!Vocabulary.isMetric(name)) {
        throw Refusal.badRequest("Unknown metric: " + name);
      }
      Metric.named(name).filter(metric -> !metrics.contains(metric)).ifPresent(metrics::add);
    }
    List<String> groupBy = texts(body.path("groupBy"));
    for (String dimension : groupBy) {
      if (!Vocabulary.isDimension(dimension)) {
        throw Refusal.badRequest("Unknown dimension: " + dimension);
      }
    }
    Buckets buckets = whole ? Buckets.whole(interval) : Buckets.of(interval, granularity);
    return new AggregatesQuery(buckets, groupBy, metrics, new DimensionFilter(body.path("filter")));
  }

  boolean asksFor(Conversation conversation) {
    return filter.passes(Map.of(USER, conversation.userId(), MEDIA, conversation.mediaType()));
  }

  /** The group it belongs to; a dimension it doesn't have isn't there. */
  Map<String, String> group(Conversation conversation) {
    Map<String, String> group = new LinkedHashMap<>();
    if (groupBy.contains(MEDIA)) {
      group.put(MEDIA, conversation.mediaType());
    }
    if (groupBy.contains(USER)) {
      group.put(USER, conversation.userId());
    }
    return group;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
