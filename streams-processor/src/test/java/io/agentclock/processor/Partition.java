package io.agentclock.processor;

import io.agentclock.processor.life.StreamsProperties;
import io.agentclock.processor.raw.LedgerSources;
import io.agentclock.processor.raw.Source;
import io.agentclock.processor.topology.LedgerContext;
import io.agentclock.processor.topology.ProcessorMetrics;
import io.agentclock.processor.topology.RawTopology;
import io.agentclock.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** Partition 0 of the processor, over real stores, driven by hand. Times are on one fixed day. */
final class Partition implements AutoCloseable {

  static final String SCOPE = "kore:63fb";
  static final String AGENT = SCOPE + ":a-59bb";

  private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final int STEPS = 20;
  private static final Duration STEP = Duration.ofMillis(10);

  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final Settings settings;
  private final TopologyTestDriver driver;
  private long piped;
  private Instant fetched = at("10:00");

  private Partition(Settings settings, LedgerSources sources) {
    this.settings = settings;
    this.driver =
        new TopologyTestDriver(
            topology(settings, sources, metrics), StreamsProperties.of(settings, 8081), DAY);
  }

  /** The only partition there is. */
  static Partition alone(Path stateDir) {
    return with(stateDir, 1, "");
  }

  /** One of several partitions, or with other settings. */
  static Partition with(Path stateDir, int partitions, String settings) {
    Settings read = TestSettings.of(stateDir, partitions, settings);
    return new Partition(read, VendorSources.of(read));
  }

  /** One that reads another vendor. */
  static Partition reading(Path stateDir, Source source) {
    Settings settings = TestSettings.of(stateDir, 1, "");
    String topic = settings.topicNames().raw(source.name()).name();
    return new Partition(
        settings, new LedgerSources(Map.of(topic, source), scope -> source.stateStream()));
  }

  static Topology topology(Settings settings, MeterRegistry metrics) {
    return topology(settings, VendorSources.of(settings), metrics);
  }

  private static Topology topology(
      Settings settings, LedgerSources sources, MeterRegistry metrics) {
    LedgerContext context =
        ProcessorService.ledgerContext(settings, sources, new ProcessorMetrics(metrics));
    Properties properties = StreamsProperties.of(settings, 8081);
    return new RawTopology(settings.topicNames(), context).build(new StreamsConfig(properties));
  }

  /** A time of the day, {@code HH:mm} or with seconds. */
  static Instant at(String time) {
    return DAY.plusNanos(LocalTime.parse(time).toNanoOfDay());
  }

  /** The pull that what follows comes from. */
  Partition fetchedAt(String time) {
    fetched = at(time);
    return this;
  }

  Partition item(String time, String activity, String reason) {
    return item(AGENT, time, activity, reason);
  }

  Partition item(String agent, String time, String activity, String reason) {
    return pipe(RawInput.item(agent, at(time), activity, reason, fetched));
  }

  /** The pull's progress; walks go on to their ends. */
  Partition progress(String from, String to) {
    pipe(RawInput.progress(SCOPE, at(from), at(to), fetched));
    return walk();
  }

  Partition walk() {
    for (int i = 0; i < STEPS; i++) {
      driver.advanceWallClockTime(STEP);
    }
    return this;
  }

  /** How many records were written: the next one's offset. */
  long piped() {
    return piped;
  }

  Partition pipe(RawInput input) {
    piped++;
    driver
        .createInputTopic(
            input.topic(settings.topicNames()),
            new ByteArraySerializer(),
            new ByteArraySerializer())
        .pipeInput(
            new TestRecord<>(input.key(), input.value(), input.kafkaHeaders(), input.timestamp()));
    return this;
  }

  /** What came out since the last call. */
  List<Published> rows() {
    return read(settings.topicNames().agentIntervals().name());
  }

  List<Published> states() {
    return read(settings.topicNames().agentStates().name());
  }

  List<Published> transitions() {
    return read(settings.topicNames().agentTransitions().name());
  }

  List<Published> skills() {
    return read(settings.topicNames().skillIntervals().name());
  }

  List<Published> refusals() {
    return read(settings.topicNames().processorRefusals().name());
  }

  /** A store's content. */
  KeyValueStore<byte[], byte[]> store(String name) {
    return driver.getKeyValueStore(name);
  }

  double counted(String metric, String... tags) {
    return metrics.get(metric).tags(tags).counter().count();
  }

  @Override
  public void close() {
    driver.close();
  }

  private List<Published> read(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList()
        .stream()
        .map(record -> Published.of(record.key(), record.value(), record.timestamp()))
        .toList();
  }
}
