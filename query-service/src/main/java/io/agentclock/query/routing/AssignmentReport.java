package io.agentclock.query.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.agentclock.contract.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * What one processor knows of the whole group.
 *
 * @param partitions of every contract topic
 * @param instances of the group
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record AssignmentReport(int partitions, List<Instance> instances) {

  private static final ObjectReader READER =
      new ObjectMapper(ContractJson.FACTORY).readerFor(AssignmentReport.class);

  /**
   * One processor.
   *
   * @param host that others reach it by
   * @param port of its internal HTTP server
   * @param active the partitions it owns
   * @param standby the partitions it holds a copy of
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Instance(String host, int port, List<Integer> active, List<Integer> standby) {

    Instance {
      active = active == null ? List.of() : List.copyOf(active);
      standby = standby == null ? List.of() : List.copyOf(standby);
    }

    URI address() {
      try {
        return new URI("http", null, host, port, null, null, null);
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException("no host: '" + host + "'", e);
      }
    }
  }

  AssignmentReport {
    instances = instances == null ? List.of() : List.copyOf(instances);
    instances.forEach(Instance::address);
  }

  /**
   * Reads a processor's answer.
   *
   * @throws IOException if it isn't one
   */
  static AssignmentReport parse(byte[] json) throws IOException {
    AssignmentReport report = READER.readValue(json);
    if (report == null) {
      throw new IOException("an assignment without content");
    }
    return report;
  }
}
