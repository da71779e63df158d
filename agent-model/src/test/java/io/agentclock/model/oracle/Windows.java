package io.agentclock.model.oracle;

import io.agentclock.model.Transition;
import io.agentclock.model.item.AgentItem.StatusWindow;
import io.agentclock.model.item.StatusMerge;
import io.agentclock.model.item.StatusRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All windows that were ever told of one agent; which records count and what they come to is worked
 * out anew each time.
 */
final class Windows implements Timeline {

  private final long retention;
  private final long length;
  private final List<StatusWindow> windows = new ArrayList<>();
  private NavigableMap<Long, Transition> holding = new TreeMap<>();

  Windows(long retention, long length) {
    this.retention = retention;
    this.length = length;
  }

  private record Name(StatusRecord.Kind kind, long start) {}

  private record Version(StatusRecord record, long fetched) {}

  private static final Comparator<Version> NEWEST =
      Comparator.comparingLong(Version::fetched)
          .thenComparingLong(version -> version.record.endMs().orElse(Long.MAX_VALUE))
          .thenComparing(version -> version.record.value());

  void add(StatusWindow window) {
    windows.add(window);
    NavigableMap<Long, Transition> now = derive();
    if (!now.equals(holding)) {
      holding = now;
    }
  }

  /** What starts earlier is an anchor. */
  long cut() {
    long newest = windows.stream().mapToLong(StatusWindow::fetchedAtMs).max().orElseThrow();
    return newest - retention - Math.floorMod(newest - retention, length);
  }

  @Override
  public List<Transition> all() {
    return List.copyOf(holding.values());
  }

  @Override
  public NavigableMap<Long, Transition> holding() {
    return holding;
  }

  private NavigableMap<Long, Transition> derive() {
    List<StatusRecord> records = records();
    TreeSet<Long> instants = new TreeSet<>();
    for (StatusRecord record : records) {
      instants.add(record.startMs());
      record.endMs().ifPresent(instants::add);
    }
    NavigableMap<Long, Transition> derived = new TreeMap<>();
    StatusMerge merge = windows.get(0).merge();
    for (long instant : instants) {
      Optional<StatusMerge.Said> said =
          merge.of(
              inForce(records, StatusRecord.Kind.PRESENCE, instant),
              inForce(records, StatusRecord.Kind.ROUTING, instant));
      boolean same =
          !derived.isEmpty()
              && said.equals(
                  Optional.of(
                      new StatusMerge.Said(
                          derived.lastEntry().getValue().activity(),
                          derived.lastEntry().getValue().raw())));
      if (said.isPresent() && !same) {
        derived.put(
            instant, new Transition(instant, 0, said.get().activity(), said.get().raw(), 0, false));
      }
    }
    return derived;
  }

  private static Optional<StatusRecord> inForce(
      List<StatusRecord> records, StatusRecord.Kind kind, long instant) {
    return records.stream()
        .filter(record -> record.kind() == kind && record.startMs() <= instant)
        .max(Comparator.comparingLong(StatusRecord::startMs))
        .filter(record -> record.endMs().isEmpty() || instant < record.endMs().getAsLong());
  }

  private List<StatusRecord> records() {
    Map<Name, Version> newest = new HashMap<>();
    for (StatusWindow window : windows) {
      for (StatusRecord record : window.records()) {
        boolean tooOld =
            record.startMs() < cut()
                && record.endMs().orElse(Long.MAX_VALUE) < window.fetchedAtMs() - retention;
        if (!tooOld) {
          newest.merge(
              new Name(record.kind(), record.startMs()),
              new Version(record, window.fetchedAtMs()),
              (one, other) -> NEWEST.compare(one, other) >= 0 ? one : other);
        }
      }
    }
    List<StatusRecord> records = new ArrayList<>();
    for (StatusRecord.Kind kind : StatusRecord.Kind.values()) {
      newest.keySet().stream()
          .filter(name -> name.kind() == kind && name.start() < cut())
          .max(Comparator.comparingLong(Name::start))
          .ifPresent(anchor -> records.add(newest.get(anchor).record()));
    }
    newest.forEach(
        (name, version) -> {
          if (name.start() >= cut() && version.fetched() >= lastAsked(name.start())) {
            records.add(version.record());
          }
        });
    return records;
  }

  /** When the newest pull was made that would have it. */
  private long lastAsked(long start) {
    return windows.stream()
        .filter(window -> window.fromMs() <= start && start < window.toMs())
        .mapToLong(StatusWindow::fetchedAtMs)
        .max()
        .orElse(Long.MIN_VALUE);
  }
}
