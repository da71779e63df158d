package io.agentclock.system.kit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;

/** Drives the raw topic of Kore by the contract, in the place of an ingest service. */
public final class RawWriter implements AutoCloseable {

  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Producer<String, String> producer;
  private final String topic;
  private final String account;

  /**
   * @param account whose agents it writes of
   */
  public RawWriter(Deployment deployment, String account) {
    this.topic = deployment.prefix() + "raw.kore";
    this.account = account;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                deployment.prefix() + "raw-writer-" + account),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
  }

  /** A pull's window. */
  public record Observed(Instant from, Instant to) {}

  /**
   * One pull: its items, then its progress to every partition, in one transaction.
   *
   * @param fetched when the vendor was asked
   */
  public void pull(Instant fetched, Observed observed, List<ProducerRecord<String, String>> items) {
    List<ProducerRecord<String, String>> all = new ArrayList<>(items);
    String value =
        ("{\"source\":\"kore\",\"account\":\"%s\",\"stream\":\"agent-activity\","
                + "\"observedFrom\":\"%s\",\"observedTo\":\"%s\"}")
            .formatted(account, observed.from(), observed.to());
    for (int partition = 0; partition < producer.partitionsFor(topic).size(); partition++) {
      all.add(progress(partition, fetched, value));
    }
    write(all);
  }

  /** One transaction of anything. */
  public void write(List<ProducerRecord<String, String>> records) {
    producer.beginTransaction();
    records.forEach(producer::send);
    producer.commitTransaction();
  }

  /** A progress record with any value. */
  public ProducerRecord<String, String> progress(int partition, Instant fetched, String value) {
    return record(partition, fetched, "test-feed", value, headers("progress", fetched));
  }

  /** An agent's update, on the partition of its key. */
  public ProducerRecord<String, String> item(Instant fetched, String agentId, String value) {
    return record(null, fetched, key(agentId), value, headers("item", fetched));
  }

  /** Any record of the raw topic. */
  public ProducerRecord<String, String> record(
      Integer partition, Instant fetched, String key, String value, Map<String, String> headers) {
    RecordHeaders written = new RecordHeaders();
    headers.forEach((name, text) -> written.add(name, text.getBytes(StandardCharsets.UTF_8)));
    return new ProducerRecord<>(topic, partition, fetched.toEpochMilli(), key, value, written);
  }

  /** The headers of a record of this feed. */
  public static Map<String, String> headers(String kind, Instant fetched) {
    return Map.of(
        "feed", "test-feed",
        "stream", "agent-activity",
        "kind", kind,
        "fetched-at", String.valueOf(fetched.toEpochMilli()),
        "zone", "UTC");
  }

  /** The key of an agent of the account. */
  public String key(String agentId) {
    return "kore:" + account + ':' + agentId;
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
