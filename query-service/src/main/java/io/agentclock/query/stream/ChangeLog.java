package io.agentclock.query.stream;

/**
 * The last changes, numbered. Clients read it each at its own place, so that none of them needs a
 * queue; whoever falls behind its beginning has lost.
 */
final class ChangeLog {

  private final Change[] ring;
  private final long mostBytes;
  private long first;
  private long end;
  private long bytes;
  private Position complete;

  /**
   * @param from how far the topics had been read before the first change
   */
  ChangeLog(int most, long mostBytes, Position from) {
    this.ring = new Change[most];
    this.mostBytes = mostBytes;
    this.complete = from;
  }

  void add(Change change) {
    if (end - first == ring.length) {
      forget();
    }
    ring[(int) (end % ring.length)] = change;
    end++;
    bytes += change.bytes();
    while (bytes > mostBytes && end - first > 1) {
      forget();
    }
  }

  /** The number of the oldest change. */
  long first() {
    return first;
  }

  /** One more than the number of the newest change. */
  long end() {
    return end;
  }

  Change get(long number) {
    return ring[(int) (number % ring.length)];
  }

  /** Whether every change is here that somebody who had read so far hasn't seen. */
  boolean hasAllSince(Position position) {
    return position.covers(complete);
  }

  private void forget() {
    int at = (int) (first % ring.length);
    Change oldest = ring[at];
    ring[at] = null;
    bytes -= oldest.bytes();
    complete = complete.with(complete.after(oldest.slot(), oldest.offset()));
    first++;
  }
}
