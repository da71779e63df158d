package io.agentclock.model.coverage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What of a stream was observed: sorted, disjoint, non-touching ranges. Between two of them is a
 * hole, in which anything may have happened.
 *
 * @param ranges oldest first
 */
public record Coverage(List<Range> ranges) {

  /** Nothing observed yet. */
  public static final Coverage NONE = new Coverage(List.of());

  public Coverage {
    ranges = List.copyOf(ranges);
  }

  /** This coverage and one more range. */
  public Coverage with(Range added) {
    List<Range> merged = new ArrayList<>(ranges.size() + 1);
    long from = added.fromMs();
    long to = added.toMs();
    List<Range> after = new ArrayList<>();
    for (Range range : ranges) {
      if (range.toMs() < from) {
        merged.add(range);
      } else if (range.fromMs() > to) {
        after.add(range);
      } else {
        from = Math.min(from, range.fromMs());
        to = Math.max(to, range.toMs());
      }
    }
    merged.add(new Range(from, to));
    merged.addAll(after);
    return new Coverage(merged);
  }

  /** The end of the last range: this stream's watermark. */
  public OptionalLong observedThroughMs() {
    return ranges.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(ranges.get(ranges.size() - 1).toMs());
  }

  /** What lies between the ranges, oldest first. */
  public List<Range> holes() {
    List<Range> holes = new ArrayList<>();
    for (int i = 1; i < ranges.size(); i++) {
      holes.add(new Range(ranges.get(i - 1).toMs(), ranges.get(i).fromMs()));
    }
    return holes;
  }

  /** The start of the first hole that begins after an instant. */
  public OptionalLong firstHoleAfter(long instantMs) {
    for (int i = 0; i + 1 < ranges.size(); i++) {
      if (ranges.get(i).toMs() > instantMs) {
        return OptionalLong.of(ranges.get(i).toMs());
      }
    }
    return OptionalLong.empty();
  }

  /**
   * Where the holes of this and a later coverage begin that the two don't share: from the first to
   * the last such beginning.
   */
  public Optional<Changed> holesChangedIn(Coverage later) {
    Set<Range> changed = new HashSet<>(holes());
    List<Range> now = later.holes();
    Set<Range> kept = new HashSet<>(now);
    kept.retainAll(changed);
    changed.addAll(now);
    changed.removeAll(kept);
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Changed(
                changed.stream().mapToLong(Range::fromMs).min().orElseThrow(),
                changed.stream().mapToLong(Range::fromMs).max().orElseThrow()));
  }

  /**
   * Where holes changed.
   *
   * @param firstMs the earliest beginning of a changed hole
   * @param lastMs the latest one
   */
  public record Changed(long firstMs, long lastMs) {}

  /**
   * This coverage without what no longer matters after a cut. The last hole before the cut stays: a
   * quiet agent is unknown since then.
   */
  public Coverage trimmed(long cutMs) {
    int firstKept = 0;
    for (int i = 0; i < ranges.size() && ranges.get(i).toMs() <= cutMs; i++) {
      firstKept = i;
    }
    return firstKept == 0 ? this : new Coverage(ranges.subList(firstKept, ranges.size()));
  }
}
