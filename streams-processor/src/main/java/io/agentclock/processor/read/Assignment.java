package io.agentclock.processor.read;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentclock.contract.ContractJson;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;

/** Who owns which partitions, as far as this node knows its group. */
final class Assignment {

  private final KafkaStreams streams;
  private final int partitions;

  Assignment(KafkaStreams streams, int partitions) {
    this.streams = streams;
    this.partitions = partitions;
  }

  Lookup toLookup() {
    if (streams.state() != KafkaStreams.State.RUNNING
        && streams.state() != KafkaStreams.State.REBALANCING) {
      return new Lookup.NotReady("the processor is " + streams.state());
    }
    return new Lookup.Found(
        ContractJson.object(
            json -> {
              json.writeNumberField("partitions", partitions);
              json.writeArrayFieldStart("instances");
              for (StreamsMetadata instance : streams.metadataForAllStreamsClients()) {
                write(json, instance);
              }
              json.writeEndArray();
            }));
  }

  private static void write(JsonGenerator json, StreamsMetadata instance) throws IOException {
    json.writeStartObject();
    json.writeStringField("host", instance.host());
    json.writeNumberField("port", instance.port());
    write(json, "active", instance.topicPartitions());
    write(json, "standby", instance.standbyTopicPartitions());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Set<TopicPartition> partitions)
      throws IOException {
    Set<Integer> numbers = new TreeSet<>();
    partitions.forEach(partition -> numbers.add(partition.partition()));
    json.writeArrayFieldStart(name);
    for (int number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }
}
