package io.agentclock.model.ledger;

import io.agentclock.model.item.HandleAmount;
import io.agentclock.model.item.HandleMetric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that is known of handle time in one interval. Whatever is said anew replaces what was said;
 * nothing is ever added to a sum.
 *
 * @param buckets what the vendor has summed up, in {@link Bucket#ORDER}
 * @param segments what single contacts come to in this interval, ordered by segment
 */
public record HandleFacts(List<Bucket> buckets, List<SegmentShare> segments) {

  /** Nothing is known. */
  public static final HandleFacts NONE = new HandleFacts(List.of(), List.of());

  public HandleFacts {
    buckets = List.copyOf(buckets);
    segments = List.copyOf(segments);
  }

  /**
   * One sum.
   *
   * @param stream who says so
   * @param part of the work that it is about
   * @param metric what was summed
   * @param amount the sum
   * @param fetchedAtMs when the vendor was asked, epoch milliseconds
   */
  public record Bucket(
      String stream, String part, HandleMetric metric, HandleAmount amount, long fetchedAtMs) {

    static final Comparator<Bucket> ORDER =
        Comparator.comparing(Bucket::stream)
            .thenComparing(Bucket::part)
            .thenComparing(Bucket::metric);

    /** The newer counts, of two equally new ones the greater: the order of arrival doesn't. */
    private static final Comparator<Bucket> AGE =
        Comparator.comparingLong(Bucket::fetchedAtMs)
            .thenComparingLong(bucket -> bucket.amount.sumMs())
            .thenComparingLong(bucket -> bucket.amount.count().orElse(Long.MIN_VALUE));
  }

  HandleFacts with(Bucket said) {
    List<Bucket> more = new ArrayList<>(buckets.size() + 1);
    Bucket counts = said;
    for (Bucket known : buckets) {
      if (Bucket.ORDER.compare(known, said) != 0) {
        more.add(known);
      } else if (Bucket.AGE.compare(known, said) >= 0) {
        counts = known;
      }
    }
    more.add(counts);
    more.sort(Bucket.ORDER);
    return new HandleFacts(more, segments);
  }

  /** With another share of a segment in place of the one there was. */
  HandleFacts with(SegmentShare share) {
    List<SegmentShare> more = new ArrayList<>(without(share.segmentId()).segments);
    more.add(share);
    more.sort(Comparator.comparing(SegmentShare::segmentId));
    return new HandleFacts(buckets, more);
  }

  HandleFacts without(String segmentId) {
    return new HandleFacts(
        buckets, segments.stream().filter(share -> !share.segmentId().equals(segmentId)).toList());
  }

  boolean isEmpty() {
    return buckets.isEmpty() && segments.isEmpty();
  }
}
