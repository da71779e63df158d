package io.agentclock.model.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.AgentKey;
import io.agentclock.model.Transition;
import io.agentclock.model.kit.LogEntry;
import io.agentclock.model.kit.RecordedOutput;
import io.agentclock.model.kit.Replay;
import io.agentclock.model.ledger.Rules;
import io.agentclock.model.oracle.Oracle;
import io.agentclock.model.oracle.Says;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties 1 and 3 where pulls replace windows: withdrawals, re-pulls, pages and anchors. */
class StatusPropertiesTest {

  @Provide
  Arbitrary<History> histories() {
    return StatusHistories.all();
  }

  @Property
  void shouldPublishTheRowsThatCountingFromScratchGives(@ForAll("histories") History history) {
    RecountPropertiesTest.assertRowsAsCounted(history);
  }

  @Provide
  Arbitrary<History> longHistories() {
    return StatusHistories.expiring();
  }

  /** The oracle never forgets; the ledger forgets what nothing can change any more. */
  @Property(tries = 150)
  void shouldPublishTheSameRowsWhenMostOfThePastHasExpired(
      @ForAll("longHistories") History history) {
    Rules rules = history.rules();
    long forEver = Duration.ofDays(1_000).toMillis();
    Oracle oracle =
        new Oracle(new Rules(rules.grid(), forEver, rules.maxUnchangedMs(), rules.offlineRows()));
    history.log().forEach(oracle::take);

    Replay replay = Replay.of(rules, history.log());

    RecountPropertiesTest.assertSameRows(history, oracle, replay);
    long firstKept = replay.store().scope("kore:a").orElseThrow().expiredThroughMs();
    for (AgentKey agent : history.agents()) {
      assertThat(replay.store().slots(agent).keySet()).allMatch(start -> start >= firstKept);
    }
  }

  @Property
  void shouldPublishTheStatesThatLookingFromScratchGives(@ForAll("histories") History history) {
    RecountPropertiesTest.assertStatesAsLookedAt(history);
  }

  @Property
  void shouldPlaceTheTransitionsThatDerivingFromScratchAdds(@ForAll("histories") History history) {
    Oracle oracle = RecountPropertiesTest.oracle(history);

    Replay replay = Replay.of(history.rules(), history.log());

    for (AgentKey agent : RecountPropertiesTest.known(history, oracle)) {
      assertThat(
              replay.output().placed(agent).stream().map(StatusPropertiesTest::unfetched).toList())
          .as("transitions of %s", agent)
          .isEqualTo(oracle.placed(agent));
    }
  }

  private static Oracle.Placed unfetched(RecordedOutput.Placed placed) {
    Transition told = placed.transition();
    return new Oracle.Placed(bare(told), told.late(), placed.holds());
  }

  private static Transition bare(Transition told) {
    return new Transition(told.atMs(), told.sequence(), told.activity(), told.raw(), 0, false);
  }

  @Property
  void shouldEndTheSameInWhateverOrderAndHoweverOftenPullsArrive(
      @ForAll("histories") History history) {
    List<LogEntry> ordered = new ArrayList<>(history.log());
    ordered.addAll(history.closing());
    List<LogEntry> shuffled = shuffled(history);
    Oracle oracle = new Oracle(history.rules(), history.begin());
    ordered.forEach(oracle::take);

    Replay one = Replay.of(history.rules(), ordered);
    Replay other = Replay.of(history.rules(), shuffled);

    for (AgentKey agent : RecountPropertiesTest.known(history, oracle)) {
      for (Replay replay : List.of(one, other)) {
        assertThat(timeline(replay, agent))
            .as("timeline of %s", agent)
            .isEqualTo(timeline(oracle, agent, history));
        assertContents(history, replay, agent, oracle);
      }
      assertThat(records(other, agent)).as("records of %s", agent).isEqualTo(records(one, agent));
      assertThat(ArrivalPropertiesTest.standing(other, agent))
          .as("standing of %s", agent)
          .isEqualTo(ArrivalPropertiesTest.standing(one, agent));
    }
  }

  private static List<LogEntry> shuffled(History history) {
    Random random = history.random();
    List<LogEntry> shuffled = new ArrayList<>(history.log());
    history.log().stream().filter(entry -> random.nextInt(4) == 0).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    shuffled.addAll(history.closing());
    return shuffled;
  }

  /** What has slots; an anchor has none. */
  private static List<Transition> timeline(Replay replay, AgentKey agent) {
    return replay.store().slots(agent).values().stream()
        .flatMap(slot -> slot.transitions().stream())
        .map(StatusPropertiesTest::bare)
        .toList();
  }

  private static List<Transition> timeline(Oracle oracle, AgentKey agent, History history) {
    return List.copyOf(oracle.holding(agent).tailMap(history.begin()).values());
  }

  private static List<Object> records(Replay replay, AgentKey agent) {
    List<Object> records = new ArrayList<>();
    replay.store().slots(agent).values().stream()
        .filter(slot -> !slot.status().replaced().isEmpty() || !slot.status().records().isEmpty())
        .forEach(slot -> records.add(slot.status()));
    replay.store().head(agent).flatMap(head -> head.past()).ifPresent(records::add);
    return records;
  }

  /** What was published once stays, so one may have rows of nothing that the other never had. */
  private static void assertContents(
      History history, Replay replay, AgentKey agent, Oracle oracle) {
    Map<Long, Says> said = new TreeMap<>();
    replay.output().rows(agent).stream()
        .filter(rowed -> rowed.startMs() >= history.begin())
        .forEach(rowed -> said.put(rowed.startMs(), Says.of(rowed.row().content())));
    Map<Long, Says> expected = oracle.contents(agent, history.begin(), oracle.closedThrough(agent));
    expected.forEach(
        (start, says) -> {
          boolean told =
              oracle.holding(agent).lowerKey(start + history.rules().grid().lengthMs()) != null;
          boolean absent = !told || (says.idle() && !history.rules().offlineRows());
          assertThat(said.containsKey(start) ? said.get(start) : says)
              .as("%s@%d", agent, start)
              .isEqualTo(says);
          assertThat(absent || said.containsKey(start)).as("%s@%d is there", agent, start).isTrue();
        });
  }
}
