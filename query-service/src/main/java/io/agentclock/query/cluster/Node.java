package io.agentclock.query.cluster;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.agentclock.contract.ContractJson;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a processor says of itself.
 *
 * @param instance its name
 * @param state of its topology
 * @param active the partitions it owns
 * @param standby the partitions it holds a copy of
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Node(
    String instance, String host, int port, String state, List<Role> active, List<Role> standby) {

  private static final ObjectReader READER =
      new ObjectMapper(ContractJson.FACTORY)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .readerFor(Node.class);

  /**
   * Its part in a partition.
   *
   * @param lagRecords how far behind a standby is
   * @param lagMs the same in time; null: not proven yet
   * @param restore null: nothing is being restored
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Role(int partition, Long lagRecords, Long lagMs, Restore restore) {}

  /**
   * How far the stores have been read back.
   *
   * @param restored records
   * @param total records
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Restore(long restored, long total) {}

  Node {
    active = active == null ? List.of() : List.copyOf(active);
    standby = standby == null ? List.of() : List.copyOf(standby);
  }

  /**
   * Reads a processor's answer.
   *
   * @throws IOException if it isn't one
   */
  static Node parse(byte[] json) throws IOException {
    Node node = READER.readValue(json);
    if (node == null || Stream.of(node.host, node.state).anyMatch(Objects::isNull)) {
      throw new IOException("a node without content");
    }
    return node;
  }
}
