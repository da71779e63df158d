package io.agentclock.query.stream;

import io.agentclock.query.access.Places;
import io.agentclock.settings.StreamSettings;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One client's place in the stream. It holds no changes: what it gets next is looked up when its
 * connection takes more. Apart from the subscription's own calls all is done by the stream's
 * thread.
 */
final class StreamClient implements Subscription {

  /** Asks for a short pause before it comes back. Sent first, so that it sees it is connected. */
  private static final byte[] GREETING = EventJson.ascii("retry: 2000\n\n");

  /** No position: whoever comes back with it begins anew, as does whoever lost the snapshot. */
  private static final byte[] RESET_ID = EventJson.id("0");

  private final StreamRequest request;
  private final StreamFilter filter;
  private final Subscriber<? super byte[]> subscriber;
  private final Consumer<StreamClient> wake;
  private final AtomicLong demand = new AtomicLong();
  private volatile boolean gone;
  private volatile boolean hungry;

  private final Queue<byte[]> first = new ArrayDeque<>();
  private Optional<String> lastId;
  private Edition edition;
  private Snapshot snapshot;
  private int piece;
  private long next;
  private Optional<Position> known = Optional.empty();
  private boolean heartbeatDue;
  private Optional<String> again = Optional.empty();
  private final Patience patience = new Patience();

  /**
   * @param wake called when it can take more
   */
  StreamClient(
      StreamRequest request, Subscriber<? super byte[]> subscriber, Consumer<StreamClient> wake) {
    this.request = request;
    this.filter = request.filter();
    this.lastId = request.lastId();
    this.subscriber = subscriber;
    this.wake = wake;
    first.add(GREETING);
  }

  @Override
  public void request(long n) {
    demand.getAndAccumulate(n, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
    if (hungry) {
      wake.accept(this);
    }
  }

  @Override
  public void cancel() {
    gone = true;
  }

  /** The place it has. */
  Places.Place place() {
    return request.place();
  }

  /** Whether the credential it came with has ended. */
  boolean isOver(Instant now) {
    return request.until().filter(end -> !now.isBefore(end)).isPresent();
  }

  boolean isGone() {
    return gone;
  }

  /** Follows an edition: from where it was, if that can be told, otherwise from a snapshot on. */
  void follow(Edition newest) {
    Optional<String> reason = Optional.empty();
    boolean isNew = edition == null;
    edition = newest;
    if (!isNew) {
      reason = Optional.of("READ_ANEW");
    } else if (lastId.isPresent()) {
      known = newest.position(lastId.get());
      reason = known.isPresent() ? Optional.of("TOO_OLD") : Optional.of("UNKNOWN_ID");
      if (known.isPresent() && newest.hasAllSince(known.get())) {
        next = newest.first();
        heartbeatDue = true;
        patience.resumed();
        return;
      }
    }
    begin(reason);
  }

  /** Begins with a snapshot; with a reason, it is told first that what it has is worth nothing. */
  void begin(Optional<String> reason) {
    if (snapshot != null && piece > 0) {
      again = reason; // an event that was begun has to be ended
      return;
    }
    known = Optional.empty();
    lastId = Optional.empty();
    reason.ifPresent(why -> first.add(reset(why)));
    snapshot = edition.snapshot(filter);
    piece = 0;
    next = snapshot.next();
    heartbeatDue = true;
    patience.begun();
  }

  void heartbeat() {
    heartbeatDue = true;
  }

  /** Gives it all it takes now. */
  void pump() {
    hungry = false;
    while (!gone) {
      if (demand.get() == 0) {
        hungry = hasMore();
        if (!hungry || demand.get() == 0) {
          break;
        }
        hungry = false; // it asked for more just now
      }
      byte[] chunk = chunk();
      if (chunk == null) {
        break;
      }
      demand.decrementAndGet();
      patience.served();
      subscriber.onNext(chunk);
    }
    if (hungry) {
      patience.waiting();
    }
  }

  /** Why it can't be served any longer; none while it can. */
  Optional<String> fault(StreamSettings settings) {
    if (edition == null) {
      return Optional.empty();
    }
    if (snapshot == null && next < edition.first()) {
      return Optional.of("it is too far behind");
    }
    return patience.end(settings, snapshot != null);
  }

  /** Whether it has waited in vain for this instance to read what another one had. */
  boolean isLost() {
    return known.isPresent() && patience.isLost() && !edition.published().covers(known.get());
  }

  void end(Optional<Throwable> failure) {
    if (!gone) {
      gone = true;
      failure.ifPresentOrElse(subscriber::onError, subscriber::onComplete);
    }
  }

  private boolean hasMore() {
    return !first.isEmpty()
        || edition != null && (snapshot != null || next < edition.publishedEnd() || heartbeatDue);
  }

  /** What it gets next; null: it has all there is. */
  private byte[] chunk() {
    if (!first.isEmpty()) {
      return first.remove();
    }
    if (edition == null) {
      return null;
    }
    if (snapshot != null) {
      byte[] part = snapshot.piece(piece++);
      if (piece == snapshot.pieces()) {
        snapshot = null;
        again.ifPresent(why -> begin(again));
        again = Optional.empty();
      }
      return part;
    }
    byte[] changes = changes();
    return changes == null ? beat() : changes;
  }

  private byte[] changes() {
    while (next >= edition.first() && next < edition.publishedEnd()) {
      Edition.Batch batch =
          known.isPresent()
              ? edition.batch(filter, next, known.get())
              : edition.batch(filter, next);
      next = batch.next();
      if (batch.bytes().length > 0) {
        return batch.bytes();
      }
    }
    if (known.isPresent() && edition.published().covers(known.get())) {
      known = Optional.empty();
    }
    return null;
  }

  /** How old all is that it has; not before it has all. */
  private byte[] beat() {
    if (!heartbeatDue || next != edition.publishedEnd()) {
      return null;
    }
    heartbeatDue = false;
    return edition.heartbeat(filter, known);
  }

  private static byte[] reset(String reason) {
    byte[] event =
        EventJson.event("reset", EventJson.object(json -> json.writeStringField("reason", reason)));
    return EventJson.together(RESET_ID, event);
  }
}
