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
record ViewReport(List<View> items) {

  private static final ObjectReader READER =
      new ObjectMapper(ContractJson.FACTORY).readerFor(Answer.class);

  /**
   * One scope in one partition.
   *
   * @param observedThroughMs epoch milliseconds; none if nothing was observed
   */
  record View(
      int partition,
      String source,
      String account,
      OptionalLong observedThroughMs,
      long staleAfterMs,
      boolean live) {

    View {
      if (source == null || account == null) {
        throw new IllegalArgumentException("a view of no scope");
      }
    }
  }

  /** A view as it is sent. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Sent(
      int partition,
      String source,
      String account,
      String observedThrough,
      long staleAfterMs,
      boolean live) {

    View read() {
      return new View(
          partition,
          source,
          account,
          observedThrough == null
              ? OptionalLong.empty()
              : OptionalLong.of(Instant.parse(observedThrough).toEpochMilli()),
          staleAfterMs,
          live);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Answer(List<Sent> items) {}

  ViewReport {
    items = List.copyOf(items);
  }

  /**
   * Reads a processor's answer.
   *
   * @throws IOException if it isn't one
   */
  static ViewReport parse(byte[] json) throws IOException {
    Answer answer = READER.readValue(json);
    if (answer == null || answer.items == null) {
      throw new IOException("views without content");
    }
    try {
      return new ViewReport(answer.items.stream().map(Sent::read).toList());
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException("a view that is none", e);
    }
  }
}
