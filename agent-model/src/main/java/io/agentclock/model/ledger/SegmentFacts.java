package io.agentclock.model.ledger;

import io.agentclock.model.interval.IntervalGrid;
import io.agentclock.model.item.AgentItem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that is known of one segment. One whose units are known counts by them alone.
 *
 * @param whole the segment itself; none if only units of it came
 * @param units in order of their sequence
 */
public record SegmentFacts(Optional<Whole> whole, List<Unit> units) {

  /** Nothing is known. */
  static final SegmentFacts NONE = new SegmentFacts(Optional.empty(), List.of());

  public SegmentFacts {
    units = List.copyOf(units);
  }

  /**
   * The segment itself.
   *
   * @param stream who says so
   * @param endMs when it ended, epoch milliseconds
   * @param handleMs how long it was worked on
   * @param fetchedAtMs when the vendor was asked, epoch milliseconds
   */
  public record Whole(String stream, long endMs, long handleMs, long fetchedAtMs) {
    /** The newer counts, of two equally new ones the greater: the order of arrival doesn't. */
    private static final Comparator<Whole> AGE =
        Comparator.comparingLong(Whole::fetchedAtMs)
            .thenComparingLong(Whole::endMs)
            .thenComparingLong(Whole::handleMs);
  }

  /**
   * A stretch of work on it.
   *
   * @param stream who says so
   * @param sequence names it in its segment
   * @param startMs epoch milliseconds
   * @param endMs epoch milliseconds, exclusive
   * @param handleMs how much of it was work
   * @param fetchedAtMs when the vendor was asked, epoch milliseconds
   */
  public record Unit(
      String stream, long sequence, long startMs, long endMs, long handleMs, long fetchedAtMs) {
    private static final Comparator<Unit> AGE =
        Comparator.comparingLong(Unit::fetchedAtMs)
            .thenComparingLong(Unit::startMs)
            .thenComparingLong(Unit::endMs)
            .thenComparingLong(Unit::handleMs);

    static Unit of(String stream, AgentItem.SegmentUnit unit) {
      return new Unit(
          stream,
          unit.sequence(),
          unit.startMs(),
          unit.endMs(),
          unit.handleMs(),
          unit.fetchedAtMs());
    }

    /** The last millisecond that belongs to it. */
    long lastMs() {
      return Math.max(startMs, endMs - 1);
    }

    /** How much of the work was done by then, if it was done evenly. */
    private long doneByMs(long instantMs) {
      if (instantMs >= endMs) {
        return handleMs;
      }
      if (instantMs <= startMs) {
        return 0;
      }
      return BigInteger.valueOf(handleMs)
          .multiply(BigInteger.valueOf(instantMs - startMs))
          .divide(BigInteger.valueOf(endMs - startMs))
          .longValueExact();
    }
  }

  SegmentFacts with(Whole said) {
    return whole.isPresent() && Whole.AGE.compare(whole.get(), said) >= 0
        ? this
        : new SegmentFacts(Optional.of(said), units);
  }

  SegmentFacts with(Unit said) {
    List<Unit> more = new ArrayList<>(units.size() + 1);
    for (Unit known : units) {
      if (known.sequence() != said.sequence()) {
        more.add(known);
      } else if (Unit.AGE.compare(known, said) >= 0) {
        return this;
      }
    }
    more.add(said);
    more.sort(Comparator.comparingLong(Unit::sequence));
    return new SegmentFacts(whole, more);
  }

  /** The start of the last interval that any of it belongs to. */
  long lastStartMs(IntervalGrid grid) {
    long lastMs = whole.map(Whole::endMs).orElse(Long.MIN_VALUE);
    for (Unit unit : units) {
      lastMs = Math.max(lastMs, unit.lastMs());
    }
    return grid.startOf(lastMs);
  }

  /**
   * What it comes to in each interval, by the interval's start. The last interval that any of it
   * belongs to is always there.
   *
   * @param retentionMs what was worked longer before a fetch isn't told any more
   */
  NavigableMap<Long, SegmentShare> shares(String segmentId, IntervalGrid grid, long retentionMs) {
    NavigableMap<Long, SegmentShare> shares = new TreeMap<>();
    for (Unit unit : units) {
      addTo(shares, segmentId, unit, grid, retentionMs);
    }
    if (units.isEmpty()) {
      whole.ifPresent(
          all ->
              shares.put(
                  grid.startOf(all.endMs()),
                  new SegmentShare(
                      segmentId, all.stream(), SegmentShare.Kind.WHOLE, all.handleMs())));
    }
    String stream = units.isEmpty() ? "" : units.get(0).stream();
    shares.putIfAbsent(
        lastStartMs(grid), new SegmentShare(segmentId, stream, SegmentShare.Kind.REMEMBERED, 0));
    return shares;
  }

  private static void addTo(
      NavigableMap<Long, SegmentShare> shares,
      String segmentId,
      Unit unit,
      IntervalGrid grid,
      long retentionMs) {
    long start = grid.startOf(Math.max(unit.startMs(), unit.fetchedAtMs() - retentionMs));
    long doneMs = unit.startMs() == unit.endMs() ? 0 : unit.doneByMs(start);
    for (; start <= unit.lastMs(); start = grid.endOf(start)) {
      long nextMs = unit.doneByMs(grid.endOf(start));
      if (nextMs > doneMs) {
        shares.merge(
            start,
            new SegmentShare(segmentId, unit.stream(), SegmentShare.Kind.SPLIT, nextMs - doneMs),
            (one, other) ->
                new SegmentShare(
                    segmentId, one.stream(), one.kind(), one.handleMs() + other.handleMs()));
      }
      doneMs = nextMs;
    }
  }
}
