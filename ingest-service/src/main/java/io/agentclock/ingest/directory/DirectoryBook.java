package io.agentclock.ingest.directory;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.ingest.feed.Note;
import io.agentclock.ingest.write.FeedProducer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Who a feed's agents are, by the vendor's list and by what other answers say of them in passing.
 * What changed is written; a new owner of the feed writes everyone once.
 */
public final class DirectoryBook {

  private static final int MOST_PER_TRANSACTION = 1_000;

  private final FeedProducer producer;
  private final String topic;
  private final KeyPartitioner partitioner;
  private final Clock clock;
  private final Map<String, DirectoryEntry> listed = new HashMap<>();
  private final Map<String, DirectoryEntry> written = new HashMap<>();
  private Optional<Note> note = Optional.empty();
  private boolean answering;

  /**
   * @param topic the directory's
   */
  public DirectoryBook(
      FeedProducer producer, String topic, KeyPartitioner partitioner, Clock clock) {
    this.producer = producer;
    this.topic = topic;
    this.partitioner = partitioner;
    this.clock = clock;
  }

  /** Takes what an answer about something else says of people; the list knows better. */
  public synchronized void named(Map<String, DirectoryEntry> people) {
    Map<String, DirectoryEntry> merged = new HashMap<>();
    people.forEach(
        (key, entry) -> {
          DirectoryEntry known = written.getOrDefault(key, DirectoryEntry.NONE);
          DirectoryEntry list = listed.getOrDefault(key, DirectoryEntry.NONE);
          merged.put(key, list.completedBy(entry).completedBy(known));
        });
    write(merged);
  }

  /** Takes the vendor's list, or a page of it. */
  public synchronized void listed(Map<String, DirectoryEntry> people) {
    Map<String, DirectoryEntry> merged = new HashMap<>();
    people.forEach(
        (key, entry) -> {
          listed.put(key, entry);
          merged.put(key, entry.completedBy(written.getOrDefault(key, DirectoryEntry.NONE)));
        });
    write(merged);
  }

  /** The feed's streams have their answers: what agents do comes before what they are called. */
  public synchronized void feedAnswers() {
    answering = true;
  }

  synchronized boolean isFeedAnswering() {
    return answering;
  }

  /** Remembers why the list can't be read; none: it can. */
  synchronized void noting(Optional<Note> why) {
    note = why;
  }

  /** Why the list can't be read, if it can't. */
  public synchronized Optional<Note> note() {
    return note;
  }

  private void write(Map<String, DirectoryEntry> people) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    people.forEach(
        (key, entry) -> {
          if (!entry.equals(DirectoryEntry.NONE) && !entry.equals(written.get(key))) {
            records.add(record(key, entry));
          }
        });
    for (int from = 0; from < records.size(); from += MOST_PER_TRANSACTION) {
      producer.write(records.subList(from, Math.min(from + MOST_PER_TRANSACTION, records.size())));
    }
    written.putAll(people);
  }

  private ProducerRecord<byte[], byte[]> record(String key, DirectoryEntry entry) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(
        topic, partitioner.of(bytes), clock.millis(), bytes, entry.toJson());
  }
}
