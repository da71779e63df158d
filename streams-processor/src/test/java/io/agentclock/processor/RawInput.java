package io.agentclock.processor;

import io.agentclock.contract.Progress;
import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.Sources;
import io.agentclock.contract.Streams;
import io.agentclock.contract.Topics;
import io.agentclock.model.AgentKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A raw record by the contract, and how to spoil it.
 *
 * @param key null for none
 * @param value null for none
 * @param headers by name
 * @param timestamp the record's: the fetch time
 */
record RawInput(byte[] key, byte[] value, Map<String, byte[]> headers, Instant timestamp) {

  static final String FEED = "kore-main";
  private static final String SOURCE = "test-source";
  private static final String DIRECTORY = "directory";
  private static final DateTimeFormatter EVENT_TIME =
      DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss").withZone(ZoneOffset.UTC);

  RawInput {
    headers = new LinkedHashMap<>(headers);
  }

  /** One agent update as Kore sends it. */
  static RawInput item(String agent, Instant at, String activity, String reason, Instant fetched) {
    String value =
        "{\"AgentId\":\"%s\",\"EventTime\":\"%s\",\"Activity\":\"%s\",\"ReasonCode\":\"%s\"}"
            .formatted(agent, EVENT_TIME.format(at), activity, reason);
    return item(agent, value, fetched);
  }

  static RawInput item(String agent, String value, Instant fetched) {
    return new RawInput(
        bytes(agent), bytes(value), headers(RawHeaders.ITEM, fetched, fetched), fetched);
  }

  /** What a pull ends with, on one partition. */
  static RawInput progress(String scope, Instant from, Instant to, Instant fetched) {
    AgentKey anyone = AgentKey.parse(scope + ":anyone");
    Progress progress =
        new Progress(
            anyone.source(), anyone.account(), Streams.AGENT_ACTIVITY, from, to, Optional.empty());
    return progress(progress.toJson(), fetched);
  }

  static RawInput progress(byte[] value, Instant fetched) {
    return new RawInput(
        bytes(FEED), value, headers(RawHeaders.PROGRESS, fetched, fetched), fetched);
  }

  /** An item of any vendor's stream. */
  static RawInput item(String key, String stream, String value, Instant fetched) {
    return item(key, value, fetched).with(RawHeaders.STREAM, stream).with(SOURCE, sourceOf(key));
  }

  /** What a pull of any vendor's stream ends with. */
  static RawInput progress(String scope, String stream, Range range) {
    AgentKey anyone = AgentKey.parse(scope + ":anyone");
    Progress progress =
        new Progress(
            anyone.source(), anyone.account(), stream, range.from(), range.to(), Optional.empty());
    return progress(progress.toJson(), range.fetched())
        .with(RawHeaders.STREAM, stream)
        .with(SOURCE, anyone.source());
  }

  /** What was observed, and when the vendor was asked. */
  record Range(Instant from, Instant to, Instant fetched) {}

  /** What the directory says of an agent. */
  static RawInput directory(String agent, String value, Instant at) {
    return new RawInput(
        bytes(agent), value == null ? null : bytes(value), Map.of(SOURCE, bytes(DIRECTORY)), at);
  }

  /** The topic it goes to. */
  String topic(Topics topics) {
    return source().equals(DIRECTORY)
        ? topics.agentDirectory().name()
        : topics.raw(source()).name();
  }

  /** Whose topic it goes to; a header of these tests. */
  String source() {
    byte[] source = headers.get(SOURCE);
    return source == null ? Sources.KORE : new String(source, StandardCharsets.UTF_8);
  }

  private static String sourceOf(String key) {
    return key.substring(0, key.indexOf(':'));
  }

  boolean isProgress() {
    return Arrays.equals(headers.get(RawHeaders.KIND), bytes(RawHeaders.PROGRESS));
  }

  RawInput withKey(byte[] other) {
    return new RawInput(other, value, headers, timestamp);
  }

  RawInput withValue(byte[] other) {
    return new RawInput(key, other, headers, timestamp);
  }

  RawInput with(String header, String text) {
    return with(header, bytes(text));
  }

  RawInput with(String header, byte[] bytes) {
    Map<String, byte[]> changed = new LinkedHashMap<>(headers);
    changed.put(header, bytes);
    return new RawInput(key, value, changed, timestamp);
  }

  RawInput without(String header) {
    Map<String, byte[]> changed = new LinkedHashMap<>(headers);
    changed.remove(header);
    return new RawInput(key, value, changed, timestamp);
  }

  /** With headers that long in all. */
  RawInput withHeadersOf(int bytes) {
    return with("note", new byte[bytes]);
  }

  RawInput withoutHeaders() {
    return new RawInput(key, value, Map.of(), timestamp);
  }

  Headers kafkaHeaders() {
    RecordHeaders all = new RecordHeaders();
    headers.forEach(all::add);
    return all;
  }

  ProducerRecord<byte[], byte[]> on(String topic, int partition) {
    return new ProducerRecord<>(
        topic, partition, timestamp.toEpochMilli(), key, value, kafkaHeaders());
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> headers(String kind, Instant fetched, Instant windowTo) {
    Map<String, byte[]> headers = new LinkedHashMap<>();
    headers.put(RawHeaders.FEED, bytes(FEED));
    headers.put(RawHeaders.STREAM, bytes(Streams.AGENT_ACTIVITY));
    headers.put(RawHeaders.KIND, bytes(kind));
    headers.put(RawHeaders.FETCHED_AT, bytes(Long.toString(fetched.toEpochMilli())));
    headers.put(RawHeaders.WINDOW_FROM, bytes(windowTo.minusSeconds(120).toString()));
    headers.put(RawHeaders.WINDOW_TO, bytes(windowTo.toString()));
    headers.put(RawHeaders.ZONE, bytes("UTC"));
    return headers;
  }
}
