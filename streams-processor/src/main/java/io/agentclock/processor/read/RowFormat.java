package io.agentclock.processor.read;

import io.agentclock.contract.IntervalRowJson;
import io.micronaut.http.MediaType;
import java.io.OutputStream;
import java.util.Collection;
import java.util.function.BiFunction;

/** As what everyone's rows can be had. */
enum RowFormat {
  /** One row's JSON per line. */
  NDJSON("application/x-ndjson", false, NdjsonRows::new),
  /** The contract's columns, without a header line. */
  CSV("text/csv", true, CsvRows::new);

  private final MediaType type;
  private final boolean naming;
  private final BiFunction<OutputStream, IntervalRowJson, RowWriter> writer;

  RowFormat(
      String type, boolean naming, BiFunction<OutputStream, IntervalRowJson, RowWriter> writer) {
    this.type = MediaType.of(type);
    this.naming = naming;
    this.writer = writer;
  }

  /** The first that is asked for; without a wish, NDJSON. */
  static RowFormat of(Collection<MediaType> accepted) {
    for (MediaType type : accepted) {
      for (RowFormat format : values()) {
        if (format.type.matches(type)) {
          return format;
        }
      }
    }
    return NDJSON;
  }

  MediaType type() {
    return type;
  }

  /** Whether rows tell the agents' names. */
  boolean naming() {
    return naming;
  }

  RowWriter to(OutputStream out, IntervalRowJson rows) {
    return writer.apply(out, rows);
  }
}
