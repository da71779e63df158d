package io.agentclock.model.oracle;

import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.interval.HandleLine.Attribution;
import io.agentclock.model.item.AgentItem;
import io.agentclock.model.item.AgentItem.HandleBucket;
import io.agentclock.model.item.AgentItem.Segment;
import io.agentclock.model.item.AgentItem.SegmentUnit;
import io.agentclock.model.item.HandleAmount;
import io.agentclock.model.item.HandleMetric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All that was ever told of one agent's handle time; every line is worked out anew. */
final class HandleTold {

  private final long length;
  private final List<Said<HandleBucket>> buckets = new ArrayList<>();
  private final List<Said<Segment>> segments = new ArrayList<>();
  private final List<Said<SegmentUnit>> units = new ArrayList<>();
  private final NavigableSet<Long> starts = new TreeSet<>();
  private final Map<Long, List<HandleLine>> counted = new HashMap<>();

  /** What was said before of the intervals that an item may change. */
  private final Map<Long, List<HandleLine>> touched = new HashMap<>();

  HandleTold(long length) {
    this.length = length;
  }

  private record Said<T>(String stream, T item) {}

  /** The starts of the intervals whose lines are others now. */
  Set<Long> add(String stream, AgentItem item) {
    touched.clear();
    if (item instanceof HandleBucket bucket) {
      buckets.add(new Said<>(stream, bucket));
      touch(bucket.startMs(), bucket.startMs());
    } else if (item instanceof Segment segment) {
      segments.add(new Said<>(stream, segment));
      touch(segment.id());
    } else if (item instanceof SegmentUnit unit) {
      units.add(new Said<>(stream, unit));
      touch(unit.segmentId());
    }
    Set<Long> changed = new TreeSet<>();
    touched.forEach(
        (start, lines) -> {
          if (!lines(start).equals(lines)) {
            changed.add(start);
          }
        });
    return changed;
  }

  private void touch(String id) {
    segments.stream()
        .filter(said -> said.item.id().equals(id))
        .forEach(said -> touch(said.item.endMs(), said.item.endMs()));
    units.stream()
        .filter(said -> said.item.segmentId().equals(id))
        .forEach(said -> touch(said.item.startMs(), said.item.endMs()));
  }

  private void touch(long from, long to) {
    for (long at = floor(from); at <= to; at += length) {
      List<HandleLine> lines = counted.remove(at);
      touched.putIfAbsent(at, lines == null ? List.of() : lines);
      starts.add(at);
    }
  }

  /** The starts of all intervals that something was ever told of. */
  NavigableSet<Long> starts() {
    return starts;
  }

  List<HandleLine> lines(long start) {
    return starts.contains(start) ? counted.computeIfAbsent(start, this::count) : List.of();
  }

  private List<HandleLine> count(long start) {
    Map<String, HandleLine> lines = new TreeMap<>();
    addBuckets(lines, start);
    addSegments(lines, start);
    addUnits(lines, start);
    return List.copyOf(lines.values());
  }

  private void addBuckets(Map<String, HandleLine> lines, long start) {
    List<Said<HandleBucket>> here =
        buckets.stream().filter(said -> said.item.startMs() == start).toList();
    for (String stream : here.stream().map(Said::stream).distinct().toList()) {
      List<Said<HandleBucket>> told =
          here.stream()
              .filter(said -> said.stream.equals(stream) && !said.item.amounts().isEmpty())
              .toList();
      if (!told.isEmpty()) {
        lines.put(stream, line(stream, told));
      }
    }
  }

  /** Each part's newest amounts, added. */
  private static HandleLine line(String stream, List<Said<HandleBucket>> told) {
    OptionalLong handled = OptionalLong.empty();
    OptionalLong handleMs = OptionalLong.empty();
    OptionalLong talkMs = OptionalLong.empty();
    OptionalLong holdMs = OptionalLong.empty();
    OptionalLong acwMs = OptionalLong.empty();
    for (String part : told.stream().map(said -> said.item.part()).distinct().toList()) {
      List<HandleBucket> ours =
          told.stream().map(Said::item).filter(bucket -> bucket.part().equals(part)).toList();
      Optional<HandleAmount> handle = newest(ours, HandleMetric.HANDLE);
      handled = plus(handled, handle.map(HandleAmount::count).orElse(OptionalLong.empty()));
      handleMs = plus(handleMs, sum(handle));
      talkMs = plus(talkMs, first(ours, HandleMetric.TALK_COMPLETE, HandleMetric.TALK));
      holdMs =
          plus(
              holdMs,
              first(ours, HandleMetric.HELD_COMPLETE, HandleMetric.HELD, HandleMetric.HOLD));
      acwMs = plus(acwMs, first(ours, HandleMetric.AFTER_CONTACT_WORK));
    }
    return new HandleLine(
        stream, Attribution.INTERVAL_OF_COMPLETION, handled, handleMs, talkMs, holdMs, acwMs);
  }

  /** By the first metric that was said at all. */
  private static OptionalLong first(List<HandleBucket> ours, HandleMetric... metrics) {
    return sum(Stream.of(metrics).flatMap(metric -> newest(ours, metric).stream()).findFirst());
  }

  private static Optional<HandleAmount> newest(List<HandleBucket> ours, HandleMetric metric) {
    return ours.stream()
        .filter(bucket -> bucket.amounts().containsKey(metric))
        .max(
            Comparator.comparingLong(HandleBucket::fetchedAtMs)
                .thenComparingLong(bucket -> bucket.amounts().get(metric).sumMs())
                .thenComparingLong(bucket -> bucket.amounts().get(metric).count().orElse(-1)))
        .map(bucket -> bucket.amounts().get(metric));
  }

  private static OptionalLong sum(Optional<HandleAmount> amount) {
    return amount.map(said -> OptionalLong.of(said.sumMs())).orElse(OptionalLong.empty());
  }

  private static OptionalLong plus(OptionalLong sum, OptionalLong more) {
    return more.isEmpty() ? sum : OptionalLong.of(sum.orElse(0) + more.getAsLong());
  }

  private void addSegments(Map<String, HandleLine> lines, long start) {
    Set<String> ids = new HashSet<>();
    segments.forEach(said -> ids.add(said.item.id()));
    units.forEach(said -> ids.remove(said.item.segmentId()));
    long handled = 0;
    long handleMs = 0;
    String stream = null;
    for (String id : ids) {
      Said<Segment> newest =
          segments.stream()
              .filter(said -> said.item.id().equals(id))
              .max(
                  Comparator.comparingLong((Said<Segment> said) -> said.item.fetchedAtMs())
                      .thenComparingLong(said -> said.item.endMs())
                      .thenComparingLong(said -> said.item.handleMs()))
              .orElseThrow();
      if (floor(newest.item.endMs()) == start) {
        handled++;
        handleMs += newest.item.handleMs();
        stream = newest.stream;
      }
    }
    if (stream != null) {
      lines.put(
          stream,
          line(stream, Attribution.INTERVAL_OF_COMPLETION, OptionalLong.of(handled), handleMs));
    }
  }

  private void addUnits(Map<String, HandleLine> lines, long start) {
    Map<List<Object>, Said<SegmentUnit>> newest = new HashMap<>();
    Comparator<Said<SegmentUnit>> newer =
        Comparator.comparingLong((Said<SegmentUnit> said) -> said.item.fetchedAtMs())
            .thenComparingLong(said -> said.item.startMs())
            .thenComparingLong(said -> said.item.endMs())
            .thenComparingLong(said -> said.item.handleMs());
    for (Said<SegmentUnit> said : units) {
      newest.merge(
          List.of(said.item.segmentId(), said.item.sequence()),
          said,
          (one, other) -> newer.compare(one, other) >= 0 ? one : other);
    }
    long handleMs = 0;
    String stream = null;
    for (Said<SegmentUnit> said : newest.values()) {
      long share = done(said.item, start + length) - done(said.item, start);
      handleMs += share;
      stream = share > 0 ? said.stream : stream;
    }
    if (stream != null) {
      lines.put(stream, line(stream, Attribution.SPLIT, OptionalLong.empty(), handleMs));
    }
  }

  /** Of a unit's work, what was done before a border. */
  private static long done(SegmentUnit unit, long border) {
    if (border <= unit.startMs()) {
      return 0;
    }
    if (border >= unit.endMs()) {
      return unit.handleMs();
    }
    return BigDecimal.valueOf(unit.handleMs())
        .multiply(BigDecimal.valueOf(border - unit.startMs()))
        .divide(BigDecimal.valueOf(unit.endMs() - unit.startMs()), 0, RoundingMode.FLOOR)
        .longValueExact();
  }

  private static HandleLine line(
      String stream, Attribution attribution, OptionalLong handled, long handleMs) {
    OptionalLong none = OptionalLong.empty();
    return new HandleLine(
        stream, attribution, handled, OptionalLong.of(handleMs), none, none, none);
  }

  private long floor(long instant) {
    return instant - Math.floorMod(instant, length);
  }
}
