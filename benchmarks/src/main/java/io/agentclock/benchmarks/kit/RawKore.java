package io.agentclock.benchmarks.kit;

import io.agentclock.contract.Progress;
import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.Sources;
import io.agentclock.contract.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes the raw topic of Kore.ai as ingest does: transactions of items, progress after them. */
public final class RawKore implements AutoCloseable {

  /** The most items of one transaction. */
  public static final int MOST_ITEMS = 5_000;

  private static final String FEED = "benchmark";
  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final DateTimeFormatter EVENT_TIME =
      DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Agents agents;
  private final String topic;
  private final int partitions;
  private final Producer<String, byte[]> producer;

  /** Writes of these agents. */
  public RawKore(Installation installation, Agents agents) {
    this.agents = agents;
    this.topic = installation.topics().raw(Sources.KORE).name();
    this.partitions = installation.settings().topics().partitions();
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                installation.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                FEED,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 << 10),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  /**
   * What the vendor tells of an agent.
   *
   * @param agent its number
   * @param at whole seconds
   * @param activity the vendor's word
   * @param reason empty for none
   */
  public record Update(int agent, Instant at, String activity, String reason) {}

  /**
   * What was read completely.
   *
   * @param from inclusive
   * @param to exclusive
   */
  public record Window(Instant from, Instant to) {}

  /**
   * One transaction.
   *
   * @param observed progress, after the items
   */
  public void write(List<Update> updates, Optional<Window> observed) {
    long now = System.currentTimeMillis();
    producer.beginTransaction();
    for (Update update : updates) {
      producer.send(record(null, now, agents.key(update.agent()), RawHeaders.ITEM, item(update)));
    }
    observed.ifPresent(window -> writeProgress(window, now));
    producer.commitTransaction();
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }

  private void writeProgress(Window window, long now) {
    byte[] value =
        new Progress(
                Sources.KORE,
                Agents.ACCOUNT,
                Streams.AGENT_ACTIVITY,
                window.from(),
                window.to(),
                Optional.empty())
            .toJson();
    for (int partition = 0; partition < partitions; partition++) {
      producer.send(record(partition, now, FEED, RawHeaders.PROGRESS, value));
    }
  }

  private byte[] item(Update update) {
    return "{\"AgentId\":\"%s\",\"EventTime\":\"%s\",\"Activity\":\"%s\",\"ReasonCode\":\"%s\"}"
        .formatted(
            agents.id(update.agent()),
            EVENT_TIME.format(update.at()),
            update.activity(),
            update.reason())
        .getBytes(StandardCharsets.UTF_8);
  }

  private ProducerRecord<String, byte[]> record(
      Integer partition, long now, String key, String kind, byte[] value) {
    RecordHeaders headers = new RecordHeaders();
    header(headers, RawHeaders.FEED, FEED);
    header(headers, RawHeaders.STREAM, Streams.AGENT_ACTIVITY);
    header(headers, RawHeaders.KIND, kind);
    header(headers, RawHeaders.FETCHED_AT, String.valueOf(now));
    header(headers, RawHeaders.ZONE, "UTC");
    return new ProducerRecord<>(topic, partition, now, key, value, headers);
  }

  private static void header(RecordHeaders headers, String name, String text) {
    headers.add(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
