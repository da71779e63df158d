package io.agentclock.processor.genesys;

import io.agentclock.contract.RefusedException;
import io.agentclock.model.item.HandleAmount;
import io.agentclock.model.item.HandleMetric;
import io.agentclock.processor.raw.FlatFields;
import io.agentclock.processor.raw.ItemJson;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A row of {@code summary}, as some tutorials show it: {@code
 * {"dateFrom","dateTo","agentId","tHandle","tAcw","tHold"}}, sums in milliseconds, each of which
 * may be absent. It doesn't say how many were handled.
 */
final class SummaryRow implements ItemJson.FieldReader {

  private static final String FROM = "dateFrom";
  private static final String TO = "dateTo";

  private final FlatFields dates = new FlatFields(FROM, TO);
  private final FlatFields sums =
      new FlatFields(HandleWords.METRICS.keySet().toArray(String[]::new));

  @Override
  public void read(String name, ItemJson value) throws IOException {
    dates.read(name, value);
    sums.read(name, value);
  }

  /** Whether what was read is one. */
  boolean isOne() {
    return dates.has(FROM) || dates.has(TO);
  }

  String from() throws RefusedException {
    return dates.required(FROM);
  }

  String to() throws RefusedException {
    return dates.required(TO);
  }

  /**
   * What it says of handled contacts.
   *
   * @param refused told of each sum that can't be used
   */
  Map<HandleMetric, HandleAmount> amounts(Consumer<RefusedException> refused) {
    Map<HandleMetric, HandleAmount> amounts = new EnumMap<>(HandleMetric.class);
    for (Map.Entry<String, HandleMetric> metric : HandleWords.METRICS.entrySet()) {
      try {
        if (sums.has(metric.getKey())) {
          amounts.put(
              metric.getValue(),
              new HandleAmount(sums.requiredDurationMs(metric.getKey()), OptionalLong.empty()));
        }
      } catch (RefusedException e) {
        refused.accept(e);
      }
    }
    return amounts;
  }
}
