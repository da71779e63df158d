package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the tutorial's request asks for. Its filter by queue takes nothing away: the simulated
 * contacts come from no queue.
 *
 * @param metrics by the tutorial's names
 */
record SummaryQuery(Buckets buckets, Map<String, Metric> metrics, boolean names) {

  private static final String NAME = "agentName";

  /** Whether it is the tutorial's and not one the vendor documents. */
  static boolean isOne(JsonNode body) {
    return body.has("dateFrom")
        || body.has("view")
        || texts(body.path("groupBy")).contains("agentId");
  }

  /**
   * @throws Refusal if something required is missing, or can't be read
   */
  static SummaryQuery of(JsonNode body) {
    Interval interval =
        Interval.between(
            Interval.instant(body.path("dateFrom").asText()),
            Interval.instant(body.path("dateTo").asText()));
    if (!texts(body.path("groupBy")).equals(List.of("agentId"))) {
      throw Refusal.badRequest("groupBy must be [agentId].");
    }
    Map<String, Metric> metrics = new LinkedHashMap<>();
    metrics.put("tHandle", Metric.HANDLE);
    metrics.put("tAcw", Metric.AFTER_CONTACT_WORK);
    metrics.put("tHold", Metric.HELD);
    List<String> select = texts(body.path("select"));
    if (!select.isEmpty()) {
      metrics.keySet().retainAll(select);
    }
    Buckets buckets = Buckets.of(interval, body.path("interval").asText());
    return new SummaryQuery(buckets, metrics, select.isEmpty() || select.contains(NAME));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
