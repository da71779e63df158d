package io.agentclock.ingest.pull;

import io.agentclock.contract.KeyPartitioner;
import io.agentclock.contract.Progress;
import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.Refusal;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.Topics;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.ingest.feed.Window;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The records of one stream, as the topic contract wants them. */
final class RawRecords {

  /** Below the brokers' usual limit of a megabyte, with room for the headers. */
  static final int MOST_ITEM_BYTES = 900_000;

  private static final int MOST_REFUSED_CHARS = 100_000;

  private final Feed feed;
  private final VendorStream stream;
  private final KeyPartitioner partitioner;
  private final String rawTopic;
  private final String refusalTopic;

  RawRecords(Feed feed, VendorStream stream, Topics topics, KeyPartitioner partitioner) {
    this.feed = feed;
    this.stream = stream;
    this.partitioner = partitioner;
    this.rawTopic = topics.raw(feed.source()).name();
    this.refusalTopic = topics.ingestRefusals().name();
  }

  /** Why an item can't be written at all, if it can't. */
  Optional<Refusal> refusal(Item item) {
    int bytes = item.key().length() + item.value().length;
    return bytes <= MOST_ITEM_BYTES
        ? Optional.empty()
        : Optional.of(
            Refusal.unwritten(
                RefusalReason.UNREADABLE,
                "item of %d bytes; the most is %d".formatted(bytes, MOST_ITEM_BYTES),
                rawTopic,
                item.value()));
  }

  /** One item, unchanged, on the partition of its key. */
  ProducerRecord<byte[], byte[]> item(Item item, Window window, Instant fetched) {
    byte[] key = bytes(item.key());
    Headers headers = headers(RawHeaders.ITEM, window, fetched);
    item.headers().forEach((name, value) -> headers.add(name, bytes(value)));
    return new ProducerRecord<>(
        rawTopic, partitioner.of(key), fetched.toEpochMilli(), key, item.value(), headers);
  }

  /** One input that couldn't be keyed. */
  ProducerRecord<byte[], byte[]> refused(Refusal refusal, Instant fetched) {
    Refusal kept =
        new Refusal(
            refusal.reason(),
            refusal.detail(),
            rawTopic,
            null,
            null,
            null,
            shortened(refusal.value()));
    return new ProducerRecord<>(refusalTopic, null, fetched.toEpochMilli(), null, kept.toJson());
  }

  /**
   * What was observed, once for every partition. It may be nothing, where all that was read may
   * still change: the record says that the pull is over all the same.
   */
  List<ProducerRecord<byte[], byte[]>> progress(Observation seen, Window window, Instant fetched) {
    byte[] value =
        new Progress(
                feed.source(),
                feed.account(),
                stream.name(),
                seen.from(),
                seen.progressTo(),
                Optional.of(stream.cadence().staleAfter()))
            .toJson();
    return IntStream.range(0, partitioner.partitions())
        .mapToObj(
            partition ->
                new ProducerRecord<>(
                    rawTopic,
                    partition,
                    fetched.toEpochMilli(),
                    bytes(feed.id()),
                    value,
                    headers(RawHeaders.PROGRESS, window, fetched)))
        .toList();
  }

  private Headers headers(String kind, Window window, Instant fetched) {
    Headers headers =
        new RecordHeaders()
            .add(RawHeaders.FEED, bytes(feed.id()))
            .add(RawHeaders.STREAM, bytes(stream.name()))
            .add(RawHeaders.KIND, bytes(kind))
            .add(RawHeaders.FETCHED_AT, bytes(Long.toString(fetched.toEpochMilli())))
            .add(RawHeaders.WINDOW_FROM, bytes(window.from().toString()))
            .add(RawHeaders.WINDOW_TO, bytes(window.to().toString()));
    stream.rawHeaders().forEach((name, value) -> headers.add(name, bytes(value)));
    return headers;
  }

  private static String shortened(String value) {
    return value == null || value.length() <= MOST_REFUSED_CHARS
        ? value
        : value.substring(0, value.offsetByCodePoints(0, MOST_REFUSED_CHARS / 2)) + '…';
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
