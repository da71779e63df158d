package io.agentclock.query.stream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.agentclock.contract.ContractJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one processor says of how far the scopes of its partitions were observed.
 *
 * @param items a partition and scope each
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ViewReport(List<View> items) {

  private static final ObjectReader READER =
      new ObjectMapper(ContractJson.FACTORY).readerFor(ViewReport.class);

  /**
   * One scope in one partition.
   *
   * @param observedThrough ISO-8601; null if nothing was observed
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record View(
      int partition,
      String source,
      String account,
      String observedThrough,
      long staleAfterMs,
      boolean live) {

    View {
      if (source == null || account == null) {
        throw new IllegalArgumentException("a view of no scope");
      }
    }

    OptionalLong observedThroughMs() {
      return observedThrough == null
          ? OptionalLong.empty()
          : OptionalLong.of(Instant.parse(observedThrough).toEpochMilli());
    }
  }

  ViewReport {
    items = items == null ? List.of() : List.copyOf(items);
  }

  /**
   * Reads a processor's answer.
   *
   * @throws IOException if it isn't one
   */
  static ViewReport parse(byte[] json) throws IOException {
    ViewReport report = READER.readValue(json);
    if (report == null) {
      throw new IOException("views without content");
    }
    try {
      report.items.forEach(View::observedThroughMs);
    } catch (DateTimeException e) {
      throw new IOException("an instant that is none", e);
    }
    return report;
  }
}
