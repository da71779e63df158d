package io.agentclock.processor.genesys;

import io.agentclock.contract.RefusedException;
import io.agentclock.model.item.HandleAmount;
import io.agentclock.model.item.HandleMetric;
import io.agentclock.processor.raw.FlatFields;
import io.agentclock.processor.raw.ItemJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An element of {@code data}, not judged yet.
 *
 * @param fields its own
 * @param metrics its metrics' fields
 */
record SaidBucket(FlatFields fields, List<FlatFields> metrics) {

  private static final String INTERVAL = "interval";
  private static final String METRICS = "metrics";
  private static final String METRIC = "metric";
  private static final String QUALIFIER = "qualifier";
  private static final String STATS = "stats";

  static SaidBucket read(ItemJson element) throws IOException, RefusedException {
    FlatFields fields = new FlatFields(INTERVAL);
    List<FlatFields> metrics = new ArrayList<>();
    element.fields(
        (name, json) -> {
          if (name.equals(METRICS)) {
            json.elements(name, (position, metric) -> metrics.add(metric(metric)));
          } else {
            fields.read(name, json);
          }
        });
    return new SaidBucket(fields, metrics);
  }

  private static FlatFields metric(ItemJson element) throws IOException, RefusedException {
    FlatFields fields = new FlatFields(METRIC, QUALIFIER, HandleWords.SUM, HandleWords.COUNT);
    element.fields(
        (name, json) -> {
          if (name.equals(STATS)) {
            json.fields(fields);
          } else {
            fields.read(name, json);
          }
        });
    return fields;
  }

  /** {@code start/end}. */
  String interval() throws RefusedException {
    return fields.required(INTERVAL);
  }

  /**
   * What it says of handled contacts. Metrics nobody knows are passed over, and so are those with a
   * qualifier: they are times in a status.
   *
   * @param refused told of each metric that can't be used
   */
  Map<HandleMetric, HandleAmount> amounts(Consumer<RefusedException> refused) {
    Map<HandleMetric, HandleAmount> amounts = new EnumMap<>(HandleMetric.class);
    for (FlatFields metric : metrics) {
      try {
        String word = metric.text(METRIC).orElse("");
        HandleMetric known = HandleWords.METRICS.get(word);
        if (known != null && !metric.has(QUALIFIER) && metric.has(HandleWords.SUM)) {
          amounts.put(known, HandleWords.amount(known, word, metric));
        }
      } catch (RefusedException e) {
        refused.accept(e);
      }
    }
    return amounts;
  }
}
