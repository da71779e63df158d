package io.agentclock.simulator.workforce;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Keeps the last days asked for, so that a poll every few seconds doesn't invent two days anew each
 * time.
 */
final class DayCache {

  // About 130 MB of events; the two days a poll needs are kept in any case.
  private static final long EVENTS_KEPT = 2_000_000;
  private static final int DAYS_KEPT = 2;

  private final LongFunction<List<TruthEvent>> source;
  private final Map<Long, List<TruthEvent>> days = new LinkedHashMap<>(16, 0.75f, true);
  private long events;

  DayCache(LongFunction<List<TruthEvent>> source) {
    this.source = source;
  }

  synchronized List<TruthEvent> day(long epochDay) {
    List<TruthEvent> known = days.get(epochDay);
    if (known != null) {
      return known;
    }
    List<TruthEvent> made = source.apply(epochDay);
    days.put(epochDay, made);
    events += made.size();
    forget();
    return made;
  }

  private void forget() {
    Iterator<List<TruthEvent>> oldest = days.values().iterator();
    while (events > EVENTS_KEPT && days.size() > DAYS_KEPT) {
      events -= oldest.next().size();
      oldest.remove();
    }
  }
}
