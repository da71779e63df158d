package io.agentclock.query.cluster;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentclock.contract.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * All processors and what they do, as JSON.
 *
 * @param partitions how many there are
 * @param nodes that answered, by their own address
 * @param silent addresses where nobody answered
 */
record ClusterView(int partitions, SortedMap<String, Node> nodes, List<URI> silent) {

  /** Reads what was answered. One processor may have been asked at several addresses. */
  static ClusterView of(int partitions, SortedMap<URI, Optional<byte[]>> answers) {
    ClusterView cluster = new ClusterView(partitions, new TreeMap<>(), new ArrayList<>());
    answers.forEach(cluster::add);
    return cluster;
  }

  private void add(URI asked, Optional<byte[]> answer) {
    try {
      if (answer.isPresent()) {
        Node node = Node.parse(answer.get());
        nodes.put(node.host() + ':' + node.port(), node);
        return;
      }
    } catch (IOException e) {
      // Whoever speaks like that is no processor that could be counted on.
    }
    silent.add(asked);
  }

  byte[] toJson(Instant now) {
    return ContractJson.object(
        json -> {
          ContractJson.instant(json, "asOf", now);
          json.writeArrayFieldStart("processors");
          for (Node node : nodes.values()) {
            writeNode(json, node);
          }
          for (URI address : silent) {
            writeSilent(json, address);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("partitions");
          for (int partition = 0; partition < partitions; partition++) {
            writePartition(json, partition);
          }
          json.writeEndArray();
          writeNumbers(
              json,
              "unowned",
              IntStream.range(0, partitions)
                  .filter(partition -> owners(partition).isEmpty())
                  .boxed()
                  .toList());
        });
  }

  private static void writeNode(JsonGenerator json, Node node) throws IOException {
    json.writeStartObject();
    ContractJson.text(json, "instance", node.instance());
    json.writeStringField("host", node.host());
    json.writeNumberField("port", node.port());
    json.writeBooleanField("reachable", true);
    json.writeStringField("state", node.state());
    writeNumbers(json, "active", node.active().stream().map(Node.Role::partition).toList());
    writeNumbers(json, "standby", node.standby().stream().map(Node.Role::partition).toList());
    json.writeEndObject();
  }

  private static void writeSilent(JsonGenerator json, URI address) throws IOException {
    json.writeStartObject();
    json.writeNullField("instance");
    json.writeStringField("host", address.getHost());
    json.writeNumberField("port", address.getPort());
    json.writeBooleanField("reachable", false);
    json.writeNullField("state");
    writeNumbers(json, "active", List.of());
    writeNumbers(json, "standby", List.of());
    json.writeEndObject();
  }

  private void writePartition(JsonGenerator json, int partition) throws IOException {
    List<Held> owners = owners(partition);
    json.writeStartObject();
    json.writeNumberField("partition", partition);
    if (owners.isEmpty()) {
      json.writeNullField("owner");
    } else {
      json.writeObjectFieldStart("owner");
      writeHeld(json, owners.get(0));
      json.writeEndObject();
    }
    json.writeArrayFieldStart("standbys");
    for (Held standby : held(partition, false)) {
      json.writeStartObject();
      writeHeld(json, standby);
      number(json, "lagRecords", standby.role().lagRecords());
      number(json, "lagMs", standby.role().lagMs());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeHeld(JsonGenerator json, Held held) throws IOException {
    ContractJson.text(json, "instance", held.node().instance());
    json.writeStringField("host", held.node().host());
    json.writeNumberField("port", held.node().port());
    Node.Restore restore = held.role().restore();
    if (restore == null) {
      json.writeNullField("restore");
    } else {
      json.writeObjectFieldStart("restore");
      json.writeNumberField("restored", restore.restored());
      json.writeNumberField("total", restore.total());
      json.writeEndObject();
    }
  }

  private static void number(JsonGenerator json, String name, Long value) throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }

  private static void writeNumbers(JsonGenerator json, String name, List<Integer> numbers)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }

  private List<Held> owners(int partition) {
    return held(partition, true);
  }

  private List<Held> held(int partition, boolean active) {
    List<Held> held = new ArrayList<>();
    for (Node node : nodes.values()) {
      for (Node.Role role : active ? node.active() : node.standby()) {
        if (role.partition() == partition) {
          held.add(new Held(node, role));
        }
      }
    }
    return held;
  }

  private record Held(Node node, Node.Role role) {}
}
