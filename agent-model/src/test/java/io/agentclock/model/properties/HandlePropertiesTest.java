package io.agentclock.model.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.AgentKey;
import io.agentclock.model.interval.IntervalContent;
import io.agentclock.model.interval.StateTime;
import io.agentclock.model.kit.Handled;
import io.agentclock.model.kit.LogEntry;
import io.agentclock.model.kit.RecordedOutput.Rowed;
import io.agentclock.model.kit.RecordedOutput.Stated;
import io.agentclock.model.kit.Replay;
import io.agentclock.model.ledger.HandleFacts;
import io.agentclock.model.ledger.Rules;
import io.agentclock.model.ledger.ScopeState;
import io.agentclock.model.ledger.SegmentFacts;
import io.agentclock.model.oracle.Oracle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Handle time: replaced and never added, in any order, and nothing of it in the sums. */
class HandlePropertiesTest {

  @Provide
  Arbitrary<History> histories() {
    return HandleHistories.all();
  }

  @Provide
  Arbitrary<History> withWindows() {
    return HandleHistories.withWindows();
  }

  @Property
  void shouldPublishTheRowsThatCountingFromScratchGives(@ForAll("histories") History history) {
    RecountPropertiesTest.assertRowsAsCounted(history);
  }

  @Provide
  Arbitrary<History> longHistories() {
    return Histories.of(Histories.Kind.LONG).map(HandleHistories::added);
  }

  /** The oracle never forgets; the ledger forgets what nothing can change any more. */
  @Property(tries = 100)
  void shouldPublishTheSameRowsWhenMostOfThePastHasExpired(
      @ForAll("longHistories") History history) {
    Oracle oracle = RecountPropertiesTest.oracle(history);

    Replay replay = Replay.of(history.rules(), history.log());

    RecountPropertiesTest.assertSameRows(history, oracle, replay);
    for (AgentKey agent : history.agents()) {
      long expired =
          replay
              .store()
              .scope(agent.scope())
              .map(ScopeState::expiredThroughMs)
              .orElse(Long.MIN_VALUE);
      replay
          .store()
          .segments(agent)
          .forEach((id, facts) -> assertThat(lastMs(facts)).isGreaterThanOrEqualTo(expired));
    }
  }

  private static long lastMs(SegmentFacts facts) {
    return LongStream.concat(
            facts.whole().stream().mapToLong(SegmentFacts.Whole::endMs),
            facts.units().stream().mapToLong(SegmentFacts.Unit::endMs))
        .max()
        .orElseThrow();
  }

  @Property
  void shouldPublishTheRowsThatCountingFromScratchGivesBesideWindows(
      @ForAll("withWindows") History history) {
    RecountPropertiesTest.assertRowsAsCounted(history);
  }

  @Property
  void shouldEndTheSameInWhateverOrderAndHoweverOftenPullsArrive(
      @ForAll("histories") History history) {
    Random random = history.random();
    List<LogEntry> shuffled = new ArrayList<>(history.log());
    history.log().stream().filter(entry -> random.nextInt(4) == 0).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    List<LogEntry> closing = HandleHistories.ended(history.withLog(history.closing())).log();
    List<LogEntry> ordered = new ArrayList<>(history.log());
    ordered.addAll(closing);
    shuffled.addAll(closing);

    Replay one = Replay.of(history.rules(), ordered);
    Replay other = Replay.of(history.rules(), shuffled);

    for (AgentKey agent : history.agents()) {
      assertThat(facts(other, agent)).as("facts of %s", agent).isEqualTo(facts(one, agent));
      assertThat(other.store().segments(agent)).isEqualTo(one.store().segments(agent));
      Map<Long, IntervalContent> left = contents(one, agent);
      contents(other, agent)
          .forEach(
              (start, content) -> {
                if (left.containsKey(start)) {
                  assertThat(content.handle()).isEqualTo(left.get(start).handle());
                } else {
                  assertThat(content.handle()).isEmpty();
                }
              });
    }
  }

  private static Map<Long, HandleFacts> facts(Replay replay, AgentKey agent) {
    Map<Long, HandleFacts> facts = new TreeMap<>();
    replay
        .store()
        .slots(agent)
        .forEach(
            (start, slot) -> {
              if (!slot.handle().equals(HandleFacts.NONE)) {
                facts.put(start, slot.handle());
              }
            });
    return facts;
  }

  private static Map<Long, IntervalContent> contents(Replay replay, AgentKey agent) {
    Map<Long, IntervalContent> contents = new TreeMap<>();
    for (Rowed rowed : replay.output().rows(agent)) {
      contents.put(rowed.startMs(), rowed.row().content());
    }
    return contents;
  }

  /** A time-out may be noticed earlier: any progress takes a look at whom it concerns. */
  @Property
  void shouldLeaveWhatIsSaidOfStatesAlone(@ForAll("histories") History timed) {
    Rules rules = timed.rules();
    History history =
        timed.withRules(
            new Rules(
                rules.grid(), rules.retentionMs(), OptionalLong.empty(), rules.offlineRows()));
    History without = HandleHistories.removed(history);

    Replay handled = Replay.of(history.rules(), history.log());
    Replay bare = Replay.of(history.rules(), without.log());

    for (AgentKey agent : history.agents()) {
      Map<Long, IntervalContent> rows = contents(handled, agent);
      contents(bare, agent)
          .forEach(
              (start, content) ->
                  assertThat(rows.get(start).saysTheSameOfStatesAs(content))
                      .as("%s@%d says %s, not %s", agent, start, rows.get(start), content)
                      .isTrue());
      assertThat(rows.values())
          .allMatch(
              content ->
                  content.states().stream().mapToLong(StateTime::durationMs).sum()
                      == history.rules().grid().lengthMs());
      assertThat(handled.output().placed(agent)).isEqualTo(bare.output().placed(agent));
      assertThat(handled.output().states(agent))
          .endsWith(bare.output().states(agent).toArray(Stated[]::new));
    }
  }

  /** Of each segment no more than its newest version, whole or in parts. */
  @Property
  void shouldAddUpToWhatTheNewestVersionsSay(@ForAll("histories") History history) {
    List<LogEntry> log = new ArrayList<>(history.log());
    log.addAll(HandleHistories.ended(history.withLog(history.closing())).log());

    Replay replay = Replay.of(history.rules(), log);

    for (AgentKey agent : history.agents()) {
      Map<String, Long> units = new HashMap<>();
      Map<String, Long> wholes = new HashMap<>();
      Set<String> split = new HashSet<>();
      replay
          .store()
          .segments(agent)
          .forEach(
              (id, facts) -> {
                facts.units().forEach(unit -> units.merge(id, unit.handleMs(), Long::sum));
                facts.whole().ifPresent(whole -> wholes.put(id, whole.handleMs()));
                if (!facts.units().isEmpty()) {
                  split.add(id);
                }
              });
      wholes.keySet().removeAll(split);
      assertThat(total(replay, agent, Handled.UNITS))
          .isEqualTo(units.values().stream().mapToLong(Long::longValue).sum());
      assertThat(total(replay, agent, Handled.SEGMENTS))
          .isEqualTo(wholes.values().stream().mapToLong(Long::longValue).sum());
    }
  }

  private static long total(Replay replay, AgentKey agent, String stream) {
    return replay.store().slots(agent).values().stream()
        .flatMap(slot -> slot.handleLines().stream())
        .filter(line -> line.stream().equals(stream))
        .mapToLong(line -> line.handleMs().orElseThrow())
        .sum();
  }
}
