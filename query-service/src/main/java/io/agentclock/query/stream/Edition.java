package io.agentclock.query.stream;

import io.agentclock.settings.StreamSettings;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * All that came of the topics since they were last read from their beginning, and what clients are
 * given of it. What they may have ends at the last tick, so that clients that keep up ask for the
 * same bytes. Of one thread.
 */
final class Edition {

  private static final int BATCH_BYTES = 64 << 10;
  private static final long SNAPSHOT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final EventIds ids;
  private final Slots slots;
  private final AgentTable table;
  private final Knowledge knowledge;
  private final StreamSettings settings;
  private final Map<StreamFilter, Dated> snapshots = new HashMap<>();
  private final Map<Place, Batch> batches = new HashMap<>();
  private final Map<StreamFilter, byte[]> heartbeats = new HashMap<>();
  private Position read;
  private ChangeLog log;
  private long publishedEnd;
  private Position published;

  Edition(Slots slots, EventIds ids, Knowledge knowledge, StreamSettings settings) {
    this.ids = ids;
    this.slots = slots;
    this.table = new AgentTable(slots.statesTopic());
    this.knowledge = knowledge;
    this.settings = settings;
    this.read = Position.beginning(slots.count());
  }

  private record Place(StreamFilter filter, long from) {}

  private record Dated(Snapshot snapshot, long nanoTime) {}

  /**
   * Changes in a row.
   *
   * @param bytes events; none if no change is wanted
   * @param next number of the change to go on with
   */
  record Batch(byte[] bytes, long next) {}

  /** From here on changes are kept; those before are forgotten. */
  void open() {
    snapshots.clear();
    log = new ChangeLog(settings.keptChanges(), settings.keptBytes(), read);
    publish();
  }

  boolean isOpen() {
    return log != null;
  }

  /**
   * Takes a record.
   *
   * @return whether clients can go on with what they have
   */
  boolean apply(ConsumerRecord<byte[], byte[]> message) {
    Change.Place place = new Change.Place(slots.of(message), message.offset());
    AgentTable.Effect effect = table.apply(message);
    if (log != null && effect instanceof AgentTable.Effect.Changed changed) {
      AgentRow agent = changed.agent();
      log.add(place, changed.before(), agent, knowledge.of(agent, agent.facts()), read);
    }
    read = read.after(place.slot(), place.offset());
    return !(effect instanceof AgentTable.Effect.Removed);
  }

  /** Lets clients have what there is by now. */
  void publish() {
    batches.clear();
    heartbeats.clear();
    snapshots
        .values()
        .removeIf(
            dated ->
                System.nanoTime() - dated.nanoTime > SNAPSHOT_NANOS
                    || dated.snapshot.next() < log.first());
    publishedEnd = log.end();
    published = read;
  }

  /** Number of the first change clients may not have yet. */
  long publishedEnd() {
    return publishedEnd;
  }

  Position published() {
    return published;
  }

  Optional<Position> position(String id) {
    return ids.parse(id);
  }

  boolean hasAllSince(Position position) {
    return log.hasAllSince(position);
  }

  long first() {
    return log.first();
  }

  /** The agents of a filter, as of now or a moment ago. */
  Snapshot snapshot(StreamFilter filter) {
    return snapshots.computeIfAbsent(
            filter,
            wanted ->
                new Dated(
                    new Snapshot(
                        log.end(),
                        ids.text(read),
                        table.agents().stream().filter(wanted::wants).map(AgentRow::lend).toList(),
                        knowledge),
                    System.nanoTime()))
        .snapshot;
  }

  /** Published changes from one on, the same bytes for all that ask for the same. */
  Batch batch(StreamFilter filter, long from) {
    return batches.computeIfAbsent(
        new Place(filter, from), place -> collect(filter, from, Optional.empty()));
  }

  /** Published changes from one on, without those that are known already. */
  Batch batch(StreamFilter filter, long from, Position known) {
    return collect(filter, from, Optional.of(known));
  }

  byte[] heartbeat(StreamFilter filter, Optional<Position> known) {
    byte[] event =
        heartbeats.computeIfAbsent(
            filter, wanted -> EventJson.event("heartbeat", knowledge.heartbeat(wanted)));
    return EventJson.together(
        EventJson.id(ids.text(known.map(published::with).orElse(published))), event);
  }

  private Batch collect(StreamFilter filter, long from, Optional<Position> known) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long next = from;
    while (next < publishedEnd && bytes.size() < BATCH_BYTES) {
      Change change = log.get(next);
      if (filter.wants(change) && !known.map(change::isIn).orElse(false)) {
        Position after = next + 1 == publishedEnd ? published : log.after(next);
        bytes.writeBytes(EventJson.id(ids.text(known.map(after::with).orElse(after))));
        bytes.writeBytes(change.event());
      }
      next++;
    }
    return new Batch(bytes.toByteArray(), next);
  }
}
