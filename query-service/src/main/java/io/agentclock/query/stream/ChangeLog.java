package io.agentclock.query.stream;

import io.agentclock.model.AgentState;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The last changes, numbered. Clients read it each at its own place, so that none of them needs a
 * queue; whoever falls behind its beginning has lost.
 */
final class ChangeLog {

  private static final int MOST_IN_A_PAGE = 256;
  private static final int LEAST_PAGES = 8;

  private final int most;
  private final long mostBytes;
  private final int pageSize;
  private final TreeMap<Long, ChangePage> pages = new TreeMap<>();
  private ChangePage last;
  private long end;
  private long bytes;
  private Position complete;

  /**
   * @param most changes to keep
   * @param mostBytes they may take together
   * @param from how far the topics had been read before the first change
   */
  ChangeLog(int most, long mostBytes, Position from) {
    this.most = most;
    this.mostBytes = mostBytes;
    this.complete = from;
    this.pageSize = Math.max(1, Math.min(MOST_IN_A_PAGE, most / LEAST_PAGES));
    begin(new ChangePage(pageSize, from));
  }

  /**
   * Adds what a row says now.
   *
   * @param read how far the topics had been read before it
   */
  void add(
      Change.Place place,
      Optional<AgentState> before,
      AgentRow row,
      Knowledge.Age age,
      Position read) {
    if (last.isFull()) {
      turnOver(read);
    }
    long had = last.bytes();
    last.add(place, before, row, age);
    bytes += last.bytes() - had;
    end++;
    while (pages.size() > 1 && (end - first() > most || bytes > mostBytes)) {
      forget();
    }
  }

  /** The number of the oldest change. */
  long first() {
    return pages.firstKey();
  }

  /** One more than the number of the newest change. */
  long end() {
    return end;
  }

  /** What they take together. */
  long bytes() {
    return bytes;
  }

  /** One of the changes, to be looked at before the next is added. */
  Change get(long number) {
    Map.Entry<Long, ChangePage> page = pages.floorEntry(number);
    return page.getValue().get((int) (number - page.getKey()));
  }

  /** How far somebody has read who has all up to a change, and that too. */
  Position after(long number) {
    Map.Entry<Long, ChangePage> page = pages.floorEntry(number);
    return page.getValue().after((int) (number - page.getKey()) + 1);
  }

  /** Whether every change is here that somebody who had read so far hasn't seen. */
  boolean hasAllSince(Position position) {
    return position.covers(complete);
  }

  private void turnOver(Position read) {
    boolean full = pages.size() > 1 && (end - first() >= most || bytes + last.bytes() > mostBytes);
    ChangePage oldest = full ? forget() : null;
    if (oldest == null || oldest.isLarge()) {
      begin(new ChangePage(pageSize, read));
    } else {
      oldest.beginAnew(read);
      begin(oldest);
    }
  }

  private void begin(ChangePage page) {
    last = page;
    bytes += page.bytes();
    pages.put(end, page);
  }

  private ChangePage forget() {
    ChangePage oldest = pages.pollFirstEntry().getValue();
    bytes -= oldest.bytes();
    complete = complete.with(oldest.after(oldest.count()));
    return oldest;
  }
}
