package io.agentclock.query.summary;

import io.agentclock.contract.ContractJson;
import io.agentclock.model.AgentState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The counts of all partitions together.
 *
 * @param groupBy the fields of a group, in their order
 * @param asOf the earliest of those counted; null: nobody was
 * @param stale whether one of them is, or nobody was
 * @param counts by the group's values, in the order of the state table, then of texts
 */
record TotalCounts(
    List<GroupField> groupBy, Instant asOf, boolean stale, Map<List<String>, Long> counts) {

  private static final List<String> STATES =
      Arrays.stream(AgentState.values()).map(AgentState::name).toList();

  static TotalCounts of(List<GroupField> groupBy, List<PartitionCounts> partitions) {
    Map<List<String>, Long> counts = new TreeMap<>(order(groupBy));
    for (PartitionCounts partition : partitions) {
      for (PartitionCounts.Item item : partition.items()) {
        counts.merge(Arrays.asList(values(groupBy, item)), item.count(), Long::sum);
      }
    }
    Instant asOf =
        partitions.stream()
            .map(PartitionCounts::at)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    boolean stale = asOf == null || partitions.stream().anyMatch(PartitionCounts::stale);
    return new TotalCounts(groupBy, asOf, stale, counts);
  }

  byte[] toJson() {
    return ContractJson.object(
        json -> {
          ContractJson.instant(json, "asOf", asOf);
          json.writeBooleanField("stale", stale);
          json.writeNumberField("total", counts.values().stream().mapToLong(Long::longValue).sum());
          json.writeArrayFieldStart("items");
          for (Map.Entry<List<String>, Long> group : counts.entrySet()) {
            json.writeStartObject();
            for (int i = 0; i < groupBy.size(); i++) {
              ContractJson.text(json, groupBy.get(i).word(), group.getKey().get(i));
            }
            json.writeNumberField("count", group.getValue());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static String[] values(List<GroupField> groupBy, PartitionCounts.Item item) {
    return groupBy.stream().map(field -> field.of(item)).toArray(String[]::new);
  }

  private static Comparator<List<String>> order(List<GroupField> groupBy) {
    Comparator<String> texts = Comparator.nullsFirst(Comparator.naturalOrder());
    Comparator<List<String>> order = Comparator.comparing(group -> 0);
    for (int i = 0; i < groupBy.size(); i++) {
      int at = i;
      if (groupBy.get(i) == GroupField.STATE) {
        order = order.thenComparingInt(group -> STATES.indexOf(group.get(at)));
      }
      order = order.thenComparing(group -> group.get(at), texts);
    }
    return order;
  }
}
