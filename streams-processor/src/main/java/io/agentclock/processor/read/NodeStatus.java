package io.agentclock.processor.read;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentclock.contract.ContractJson;
import io.agentclock.processor.lag.RestoreProgress.Restored;
import io.agentclock.processor.lag.StoreCopies;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What this node is and how its partitions are, for whoever looks after it. */
final class NodeStatus {

  private final Identity identity;
  private final Supplier<String> state;
  private final Hosted hosted;
  private final StoreCopies copies;
  private final InstantSource clock;

  /**
   * @param state of the streams client
   */
  NodeStatus(
      Identity identity,
      Supplier<String> state,
      Hosted hosted,
      StoreCopies copies,
      InstantSource clock) {
    this.identity = identity;
    this.state = state;
    this.hosted = hosted;
    this.copies = copies;
    this.clock = clock;
  }

  /**
   * By what others know the node.
   *
   * @param instance its id, the same over restarts
   * @param host where it is reached
   * @param port where it is reached
   */
  record Identity(String instance, String host, int port) {}

  Lookup toLookup() {
    return new Lookup.Found(
        ContractJson.object(
            json -> {
              json.writeStringField("instance", identity.instance());
              json.writeStringField("host", identity.host());
              json.writeNumberField("port", identity.port());
              json.writeStringField("state", state.get());
              json.writeArrayFieldStart("active");
              for (int partition : hosted.active()) {
                writeActive(json, partition);
              }
              json.writeEndArray();
              json.writeArrayFieldStart("standby");
              for (int partition : hosted.standby()) {
                writeStandby(json, partition);
              }
              json.writeEndArray();
            }));
  }

  private void writeActive(JsonGenerator json, int partition) throws IOException {
    json.writeStartObject();
    json.writeNumberField("partition", partition);
    writeRestore(json, copies.restoring().of(partition));
    json.writeEndObject();
  }

  private void writeStandby(JsonGenerator json, int partition) throws IOException {
    OptionalLong completeAsOfMs = copies.ages().completeAsOfMs(partition);
    json.writeStartObject();
    json.writeNumberField("partition", partition);
    ContractJson.number(json, "lagRecords", copies.ages().lagRecords(partition));
    ContractJson.number(
        json,
        "lagMs",
        completeAsOfMs.isEmpty()
            ? completeAsOfMs
            : OptionalLong.of(Math.max(0, clock.millis() - completeAsOfMs.getAsLong())));
    writeRestore(json, completeAsOfMs.isEmpty() ? copies.ages().read(partition) : Optional.empty());
    json.writeEndObject();
  }

  private static void writeRestore(JsonGenerator json, Optional<Restored> restored)
      throws IOException {
    if (restored.isEmpty()) {
      json.writeNullField("restore");
      return;
    }
    json.writeObjectFieldStart("restore");
    json.writeNumberField("restored", restored.get().restored());
    json.writeNumberField("total", restored.get().total());
    json.writeEndObject();
  }
}
