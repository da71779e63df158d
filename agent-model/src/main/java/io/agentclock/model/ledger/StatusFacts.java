package io.agentclock.model.ledger;

import io.agentclock.model.item.StatusRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The status records that start in one interval, and what is known of the pulls that said so. A
 * record counts unless a newer pull of its instant doesn't have it, so that nothing depends on the
 * order in which pulls arrive.
 *
 * @param records one of each kind and start, in {@link Kept#ORDER}
 * @param replaced when the newest pull of each piece of the interval was made; disjoint, oldest
 *     piece first
 */
public record StatusFacts(List<Kept> records, List<Replaced> replaced) {

  /** Nobody ever asked. */
  public static final StatusFacts NONE = new StatusFacts(List.of(), List.of());

  public StatusFacts {
    records = List.copyOf(records);
    replaced = List.copyOf(replaced);
  }

  /**
   * A record and how new it is.
   *
   * @param record what the vendor said
   * @param fetchedAtMs when it was asked last, epoch milliseconds
   */
  public record Kept(StatusRecord record, long fetchedAtMs) {

    static final Comparator<Kept> ORDER =
        Comparator.comparing((Kept kept) -> kept.record.kind())
            .thenComparingLong(kept -> kept.record.startMs());

    private static final Comparator<String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    /** The newer counts, of two equally new ones the greater: the order of arrival doesn't. */
    static final Comparator<Kept> AGE =
        Comparator.comparingLong(Kept::fetchedAtMs)
            .thenComparingLong(kept -> kept.record.endMs().orElse(Long.MAX_VALUE))
            .thenComparing(kept -> kept.record.value(), TEXT)
            .thenComparing(kept -> kept.record.detail(), TEXT)
            .thenComparing(kept -> kept.record.label(), TEXT);

    /** Whether the vendor says it with the same words. */
    boolean saysTheSameAs(Kept other) {
      return record.equals(other.record);
    }
  }

  /**
   * A piece of an interval that pulls have spoken of.
   *
   * @param fromMs epoch milliseconds
   * @param toMs epoch milliseconds, exclusive
   * @param fetchedAtMs when the newest of them was made, epoch milliseconds
   */
  public record Replaced(long fromMs, long toMs, long fetchedAtMs) {}

  /**
   * After one more pull.
   *
   * @param window the piece of the interval that it speaks of; nothing if it ends before it begins
   * @param said the records that it has of the interval, in any order
   */
  StatusFacts after(Replaced window, List<StatusRecord> said) {
    List<Replaced> pieces = window.fromMs < window.toMs ? overlaid(window) : replaced;
    List<Kept> known = new ArrayList<>(records);
    for (StatusRecord record : said) {
      put(known, new Kept(record, window.fetchedAtMs));
    }
    known.removeIf(kept -> kept.fetchedAtMs < newestPull(pieces, kept.record.startMs()));
    known.sort(Kept.ORDER);
    StatusFacts after = new StatusFacts(known, pieces);
    return after.equals(this) ? this : after;
  }

  private static void put(List<Kept> known, Kept said) {
    for (int i = 0; i < known.size(); i++) {
      if (Kept.ORDER.compare(known.get(i), said) == 0) {
        if (Kept.AGE.compare(known.get(i), said) < 0) {
          known.set(i, said);
        }
        return;
      }
    }
    known.add(said);
  }

  private static long newestPull(List<Replaced> pieces, long instantMs) {
    for (Replaced piece : pieces) {
      if (piece.fromMs <= instantMs && instantMs < piece.toMs) {
        return piece.fetchedAtMs;
      }
    }
    return Long.MIN_VALUE;
  }

  private List<Replaced> overlaid(Replaced window) {
    TreeSet<Long> cuts = new TreeSet<>(List.of(window.fromMs, window.toMs));
    replaced.forEach(piece -> cuts.addAll(List.of(piece.fromMs, piece.toMs)));
    List<Replaced> pieces = new ArrayList<>();
    for (long fromMs : cuts.headSet(cuts.last())) {
      long toMs = cuts.higher(fromMs);
      long newest = newestPull(replaced, fromMs);
      if (window.fromMs <= fromMs && toMs <= window.toMs) {
        newest = Math.max(newest, window.fetchedAtMs);
      }
      if (newest > Long.MIN_VALUE) {
        add(pieces, new Replaced(fromMs, toMs, newest));
      }
    }
    return pieces;
  }

  private static void add(List<Replaced> pieces, Replaced next) {
    int last = pieces.size() - 1;
    if (last >= 0
        && pieces.get(last).toMs == next.fromMs
        && pieces.get(last).fetchedAtMs == next.fetchedAtMs) {
      pieces.set(last, new Replaced(pieces.get(last).fromMs, next.toMs, next.fetchedAtMs));
    } else {
      pieces.add(next);
    }
  }

  /** Whether both have the same records, however new. */
  boolean saysTheSameAs(StatusFacts other) {
    return records.stream()
        .map(Kept::record)
        .toList()
        .equals(other.records.stream().map(Kept::record).toList());
  }
}
