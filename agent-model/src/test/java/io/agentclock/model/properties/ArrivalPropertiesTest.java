package io.agentclock.model.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.AgentKey;
import io.agentclock.model.Transition;
import io.agentclock.model.coverage.Range;
import io.agentclock.model.interval.IntervalContent;
import io.agentclock.model.kit.LogEntry;
import io.agentclock.model.kit.RecordedOutput.Rowed;
import io.agentclock.model.kit.Replay;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.oracle.Oracle;
import io.agentclock.model.oracle.Says;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties 1 and 7: only what happened and what was observed matters, not how it came in. */
class ArrivalPropertiesTest {

  @Provide
  Arbitrary<History> histories() {
    return Histories.of(Histories.Kind.MAPPED_ONCE);
  }

  @Property
  void shouldEndTheSameInWhateverOrderAndHoweverOftenThingsArrive(
      @ForAll("histories") History history) {
    List<LogEntry> ordered = new ArrayList<>(history.log());
    ordered.addAll(history.closing());
    List<LogEntry> shuffled = shuffled(history);

    Oracle oracle = new Oracle(history.rules());
    ordered.forEach(oracle::take);
    Replay one = Replay.of(history.rules(), ordered);
    Replay other = Replay.of(history.rules(), shuffled);

    for (AgentKey agent : history.agents()) {
      assertThat(timeline(other, agent))
          .as("timeline of %s", agent)
          .isEqualTo(timeline(one, agent));
      assertThat(standing(other, agent))
          .as("standing of %s", agent)
          .isEqualTo(standing(one, agent));
      assertSameContents(oracle, agent, one, other);
    }
  }

  @Property
  void shouldEndAsIfAFilledHoleHadNeverBeen(@ForAll("histories") History history) {
    Range whole = history.whole();
    List<LogEntry> filled = new ArrayList<>(history.log());
    List<LogEntry> neverBroken = new ArrayList<>();
    for (LogEntry entry : history.log()) {
      neverBroken.add(
          entry instanceof LogEntry.Progress progress
              ? observing(progress, new Range(whole.fromMs(), progress.observed().toMs()))
              : entry);
    }
    for (LogEntry next : history.closing()) {
      filled.add(observing((LogEntry.Progress) next, whole));
    }
    filled.addAll(history.closing());
    neverBroken.addAll(history.closing());
    Oracle oracle = new Oracle(history.rules());
    neverBroken.forEach(oracle::take);
    Replay withHoles = Replay.of(history.rules(), filled);
    Replay without = Replay.of(history.rules(), neverBroken);

    for (AgentKey agent : history.agents()) {
      assertThat(standing(withHoles, agent)).as("%s", agent).isEqualTo(standing(without, agent));
      assertSameContents(oracle, agent, withHoles, without);
    }
  }

  private static List<LogEntry> shuffled(History history) {
    Random random = history.random();
    List<LogEntry> shuffled = new ArrayList<>(history.log());
    for (LogEntry entry : history.log()) {
      if (random.nextInt(4) == 0) {
        shuffled.add(entry);
      }
    }
    Collections.shuffle(shuffled, random);
    shuffled.addAll(history.closing());
    return shuffled;
  }

  private static LogEntry observing(LogEntry.Progress progress, Range range) {
    return new LogEntry.Progress(progress.scope(), range, progress.causedAtMs());
  }

  private static List<Transition> timeline(Replay replay, AgentKey agent) {
    return replay.store().slots(agent).values().stream()
        .flatMap(slot -> slot.transitions().stream())
        .map(ArrivalPropertiesTest::bare)
        .toList();
  }

  /** Without what arrival has to do with. */
  private static Transition bare(Transition told) {
    return new Transition(told.atMs(), told.sequence(), told.activity(), told.raw(), 0, false);
  }

  static List<Object> standing(Replay replay, AgentKey agent) {
    return replay
        .store()
        .head(agent)
        .map(
            (AgentHead head) ->
                List.<Object>of(
                    head.activity(),
                    head.sinceMs(),
                    head.previous(),
                    head.doubt(),
                    head.last().map(ArrivalPropertiesTest::bare),
                    head.closedThroughMs()))
        .orElse(List.of());
  }

  /** What was published once stays, so one may have rows of nothing that the other never had. */
  private static void assertSameContents(Oracle oracle, AgentKey agent, Replay one, Replay other) {
    Map<Long, IntervalContent> left = contents(one, agent);
    Map<Long, IntervalContent> right = contents(other, agent);
    Set<Long> starts = new HashSet<>(left.keySet());
    starts.addAll(right.keySet());
    Map<Long, Says> contents =
        oracle.knows(agent)
            ? oracle.contents(agent, oracle.firstStart(agent), oracle.closedThrough(agent))
            : Map.of();
    for (Long start : starts) {
      Says expected = contents.get(start);
      for (Map<Long, IntervalContent> rows : List.of(left, right)) {
        Says said = Optional.ofNullable(rows.get(start)).map(Says::of).orElse(null);
        boolean absent = said == null && expected.idle() && !one.rules().offlineRows();
        assertThat(absent || expected.equals(said))
            .as("%s@%d says %s, not %s", agent, start, said, expected)
            .isTrue();
      }
    }
  }

  private static Map<Long, IntervalContent> contents(Replay replay, AgentKey agent) {
    Map<Long, IntervalContent> contents = new TreeMap<>();
    for (Rowed rowed : replay.output().rows(agent)) {
      contents.put(rowed.startMs(), rowed.row().content());
    }
    return contents;
  }
}
