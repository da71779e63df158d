package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What a bucket says about one metric. */
final class Stats {

  private long max = Long.MIN_VALUE;
  private long min = Long.MAX_VALUE;
  private long count;
  private long sum;

  void add(long value) {
    max = Math.max(max, value);
    min = Math.min(min, value);
    count++;
    sum += value;
  }

  long sum() {
    return sum;
  }

  void write(JsonGenerator json, boolean countOnly) throws IOException {
    json.writeObjectFieldStart("stats");
    if (!countOnly) {
      json.writeNumberField("max", max);
      json.writeNumberField("min", min);
    }
    json.writeNumberField("count", count);
    if (!countOnly) {
      json.writeNumberField("sum", sum);
    }
    json.writeEndObject();
  }
}
