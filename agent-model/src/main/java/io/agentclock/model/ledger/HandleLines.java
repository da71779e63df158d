package io.agentclock.model.ledger;

import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.interval.HandleLine.Attribution;
import io.agentclock.model.item.HandleAmount;
import io.agentclock.model.item.HandleMetric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the handle time known of an interval comes to in its row: a line per stream. */
final class HandleLines {

  private static final Comparator<HandleLine> ORDER =
      Comparator.comparing(HandleLine::stream).thenComparing(HandleLine::attribution);

  private HandleLines() {}

  static List<HandleLine> of(HandleFacts facts) {
    if (facts.isEmpty()) {
      return List.of();
    }
    List<HandleLine> lines = new ArrayList<>(2);
    byStreamAndPart(facts).forEach((stream, parts) -> lines.add(line(stream, parts)));
    addSegments(lines, facts, SegmentShare.Kind.WHOLE);
    addSegments(lines, facts, SegmentShare.Kind.SPLIT);
    lines.sort(ORDER);
    return lines;
  }

  /** The lines that are known; of what waits, those that were said before. */
  static List<HandleLine> mixed(
      List<HandleLine> known, List<HandleLine> said, Predicate<HandleLine> waits) {
    return Stream.concat(known.stream().filter(waits.negate()), said.stream().filter(waits))
        .sorted(ORDER)
        .toList();
  }

  private static Map<String, Map<String, Map<HandleMetric, HandleAmount>>> byStreamAndPart(
      HandleFacts facts) {
    Map<String, Map<String, Map<HandleMetric, HandleAmount>>> streams = new TreeMap<>();
    for (HandleFacts.Bucket bucket : facts.buckets()) {
      streams
          .computeIfAbsent(bucket.stream(), absent -> new TreeMap<>())
          .computeIfAbsent(bucket.part(), absent -> new EnumMap<>(HandleMetric.class))
          .put(bucket.metric(), bucket.amount());
    }
    return streams;
  }

  private static HandleLine line(
      String stream, Map<String, Map<HandleMetric, HandleAmount>> parts) {
    return new HandleLine(
        stream,
        Attribution.INTERVAL_OF_COMPLETION,
        handled(parts),
        sum(parts, HandleMetric.HANDLE),
        sum(parts, HandleMetric.TALK_COMPLETE, HandleMetric.TALK),
        sum(parts, HandleMetric.HELD_COMPLETE, HandleMetric.HELD, HandleMetric.HOLD),
        sum(parts, HandleMetric.AFTER_CONTACT_WORK));
  }

  private static OptionalLong handled(Map<String, Map<HandleMetric, HandleAmount>> parts) {
    return parts.values().stream()
        .filter(amounts -> amounts.containsKey(HandleMetric.HANDLE))
        .map(amounts -> amounts.get(HandleMetric.HANDLE).count())
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .reduce(Long::sum);
  }

  /** Of each part what it has first of some metrics that say the same; the parts added up. */
  private static OptionalLong sum(
      Map<String, Map<HandleMetric, HandleAmount>> parts, HandleMetric... firstOf) {
    OptionalLong sum = OptionalLong.empty();
    for (Map<HandleMetric, HandleAmount> amounts : parts.values()) {
      for (HandleMetric metric : firstOf) {
        HandleAmount amount = amounts.get(metric);
        if (amount != null) {
          sum = OptionalLong.of(sum.orElse(0) + amount.sumMs());
          break;
        }
      }
    }
    return sum;
  }

  private static void addSegments(
      List<HandleLine> lines, HandleFacts facts, SegmentShare.Kind kind) {
    Map<String, long[]> streams = new TreeMap<>();
    for (SegmentShare share : facts.segments()) {
      if (share.kind() == kind) {
        long[] sums = streams.computeIfAbsent(share.stream(), absent -> new long[2]);
        sums[0]++;
        sums[1] += share.handleMs();
      }
    }
    boolean whole = kind == SegmentShare.Kind.WHOLE;
    streams.forEach(
        (stream, sums) ->
            lines.add(
                new HandleLine(
                    stream,
                    whole ? Attribution.INTERVAL_OF_COMPLETION : Attribution.SPLIT,
                    whole ? OptionalLong.of(sums[0]) : OptionalLong.empty(),
                    OptionalLong.of(sums[1]),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty())));
  }
}
