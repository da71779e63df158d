package io.agentclock.query.summary;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.agentclock.contract.ContractJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * The counts of one partition.
 *
 * @param asOf the earliest of those counted; null: nobody was
 * @param stale whether one of them is
 * @param items of each group
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record PartitionCounts(String asOf, boolean stale, List<Item> items) {

  private static final ObjectReader READER =
      new ObjectMapper(ContractJson.FACTORY)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .readerFor(PartitionCounts.class);

  /**
   * How many agents have these values; one that isn't grouped by is null too.
   *
   * @param count of agents
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Item(String state, String source, String account, String reason, long count) {}

  Instant at() {
    return asOf == null ? null : Instant.parse(asOf);
  }

  /**
   * Reads a processor's answer.
   *
   * @throws IOException if it isn't one
   */
  static PartitionCounts parse(byte[] json) throws IOException {
    PartitionCounts counts = READER.readValue(json);
    if (counts == null || counts.items == null || counts.items.contains(null)) {
      throw new IOException("a summary without content");
    }
    try {
      counts.at();
    } catch (DateTimeException e) {
      throw new IOException("asOf is no instant", e);
    }
    return counts;
  }
}
