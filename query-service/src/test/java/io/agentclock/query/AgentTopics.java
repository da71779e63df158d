package io.agentclock.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agentclock.contract.KeyPartitioner;
import io.agentclock.contract.Topics;
import io.agentclock.settings.Settings;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes the topics of agents as the processor and ingest do. */
final class AgentTopics implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final Topics topics;
  private final KeyPartitioner partitioner;

  AgentTopics(Settings settings) {
    topics = settings.topicNames();
    partitioner = new KeyPartitioner(settings.topics().partitions());
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                settings.bootstrapServers(),
                "transactional.id",
                UUID.randomUUID().toString()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  /** Does what it is given in one transaction. */
  AgentTopics write(Runnable records) {
    producer.beginTransaction();
    records.run();
    producer.commitTransaction();
    return this;
  }

  AgentTopics write(String agent, String state, String reason) {
    return write(() -> add(agent, state, reason));
  }

  AgentTopics who(String agent, String name, String team) {
    return write(
        () ->
            send(
                topics.agentDirectory().name(),
                agent,
                "{\"name\":%s,\"employeeId\":null,\"team\":%s,\"email\":null}"
                    .formatted(quoted(name), quoted(team))));
  }

  /** One more record of the transaction. */
  void add(String agent, String state, String reason) {
    addRaw(agent, record(agent, state, reason));
  }

  void addRaw(String agent, String json) {
    send(topics.agentStates().name(), agent, json);
  }

  void abort(String agent, String state) {
    producer.beginTransaction();
    add(agent, state, null);
    producer.abortTransaction();
  }

  static String record(String agent, String state, String reason) {
    String[] parts = agent.split(":");
    return """
        {"schema":"agent-state/1","agent":"%s","source":"%s","account":"%s","agentId":"%s",
         "state":"%s","reason":%s,"raw":{"state":"x","reason":null},
         "since":"2026-03-02T11:50:00Z","lastEventAt":"2026-03-02T11:55:00Z","cause":null,
         "previous":null}"""
        .formatted(agent, parts[0], parts[1], parts[2], state, quoted(reason));
  }

  @Override
  public void close() {
    producer.close();
  }

  private void send(String topic, String key, String value) {
    byte[] bytes = key.getBytes(UTF_8);
    producer.send(
        new ProducerRecord<>(
            topic, partitioner.of(bytes), bytes, value == null ? null : value.getBytes(UTF_8)));
  }

  private static String quoted(String text) {
    return text == null ? "null" : '"' + text + '"';
  }
}
