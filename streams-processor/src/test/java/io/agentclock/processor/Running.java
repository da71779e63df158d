package io.agentclock.processor;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A processor over real brokers, what is written for it, and what is read from it. */
final class Running implements AutoCloseable {

  static final int PARTITIONS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Settings settings;
  private final ProcessorService service;

  private Running(Settings settings) {
    this.settings = settings;
    this.service = ProcessorService.start(settings);
  }

  static Settings settings(String bootstrap, Path stateDir, String prefix, String more) {
    String yaml =
        "agentclock.topics.prefix: '%s'\nkafka.request.timeout.ms: 15000\n%s"
            .formatted(prefix, more);
    return TestSettings.of(bootstrap, stateDir, PARTITIONS, yaml);
  }

  /** Starts a processor and waits until it runs. */
  static Running start(Settings settings) {
    Running running = new Running(settings);
    await().atMost(PATIENCE).until(running.service::isRunning);
    return running;
  }

  /** Writes items where they belong, and progress to every partition. */
  static void write(Settings settings, List<RawInput> inputs) {
    KeyPartitioner partitioner = new KeyPartitioner(PARTITIONS);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                2 << 20,
                ProducerConfig.LINGER_MS_CONFIG,
                20),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (RawInput input : inputs) {
        String topic = input.topic(settings.topicNames());
        if (input.isProgress()) {
          for (int partition = 0; partition < PARTITIONS; partition++) {
            producer.send(input.on(topic, partition));
          }
        } else {
          producer.send(input.on(topic, partitioner.of(input.key())));
        }
      }
    }
  }

  void write(List<RawInput> inputs) {
    write(settings, inputs);
  }

  /** Reads a topic from its start until what was read is enough. */
  List<Published> readUntil(String topic, Predicate<List<Published>> enough) {
    return readUntil(settings, topic, enough);
  }

  static List<Published> readUntil(
      Settings settings, String topic, Predicate<List<Published>> enough) {
    List<Published> read = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        partitions.add(new TopicPartition(topic, partition));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(100))
                    .forEach(
                        record ->
                            read.add(
                                Published.of(record.key(), record.value(), record.timestamp())));
                return enough.test(read);
              });
    }
    return read;
  }

  List<Published> rows(int atLeast) {
    return readUntil(settings.topicNames().agentIntervals().name(), rows -> rows.size() >= atLeast);
  }

  /** Waits for an answer. */
  HttpResponse<String> getUntil(String path, int status) {
    return await().atMost(PATIENCE).until(() -> get(path), answer -> answer.statusCode() == status);
  }

  JsonNode json(String path) {
    return Published.tree(getUntil(path, 200).body());
  }

  HttpResponse<String> get(String path) {
    return get(path, "*/*");
  }

  HttpResponse<String> get(String path, String accept) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
              .timeout(Duration.ofSeconds(10))
              .header("Accept", accept)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static int partition(String agent) {
    return new KeyPartitioner(PARTITIONS).of(agent);
  }

  static String agentPath(String key) {
    return "/internal/agents/" + encoded(key);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String span(Instant from, Instant to) {
    return "?from=" + from + "&to=" + to;
  }

  Settings settings() {
    return settings;
  }

  int port() {
    return service.port();
  }

  boolean isRunning() {
    return service.isRunning();
  }

  @Override
  public void close() {
    service.close();
  }
}
