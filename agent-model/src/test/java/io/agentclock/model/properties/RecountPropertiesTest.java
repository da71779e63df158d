package io.agentclock.model.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.AgentKey;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.interval.Run;
import io.agentclock.model.kit.LogEntry;
import io.agentclock.model.kit.RecordedOutput;
import io.agentclock.model.kit.Replay;
import io.agentclock.model.oracle.Oracle;
import io.agentclock.model.oracle.Says;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Property 3: what the ledger keeps up to date is what counting everything again gives. */
class RecountPropertiesTest {

  @Provide
  Arbitrary<History> histories() {
    return Histories.of(Histories.Kind.MAPPED_ANEW);
  }

  @Provide
  Arbitrary<History> longHistories() {
    return Histories.of(Histories.Kind.LONG);
  }

  @Property
  void shouldPublishTheRowsThatCountingFromScratchGives(@ForAll("histories") History history) {
    assertRowsAsCounted(history);
  }

  /** The oracle never forgets; the ledger forgets what nothing can change any more. */
  @Property(tries = 150)
  void shouldPublishTheSameRowsWhenMostOfThePastHasExpired(
      @ForAll("longHistories") History history) {
    assertRowsAsCounted(history);
  }

  @Property
  void shouldPublishTheStatesThatLookingFromScratchGives(@ForAll("histories") History history) {
    assertStatesAsLookedAt(history);
  }

  static void assertStatesAsLookedAt(History history) {
    Oracle oracle = oracle(history);

    Replay replay = Replay.of(history.rules(), history.log());

    for (AgentKey agent : known(history, oracle)) {
      assertThat(replay.output().states(agent).stream().map(RecountPropertiesTest::stated).toList())
          .as("states of %s", agent)
          .isEqualTo(oracle.states(agent));
    }
  }

  @Property
  void shouldPutEveryTransitionOnceAndSayWhetherItIsLateAndHolds(
      @ForAll("histories") History history) {
    assertPlacedAsTold(history);
  }

  static void assertPlacedAsTold(History history) {
    Oracle oracle = oracle(history);

    Replay replay = Replay.of(history.rules(), history.log());

    for (AgentKey agent : known(history, oracle)) {
      assertThat(replay.output().placed(agent).stream().map(RecountPropertiesTest::placed).toList())
          .as("transitions of %s", agent)
          .isEqualTo(oracle.placed(agent));
    }
  }

  static void assertRowsAsCounted(History history) {
    assertSameRows(history, oracle(history), Replay.of(history.rules(), history.log()));
  }

  static void assertSameRows(History history, Oracle oracle, Replay replay) {
    for (AgentKey agent : known(history, oracle)) {
      List<Oracle.Row> expected = oracle.rows(agent).stream().sorted(ORDER).toList();
      List<Oracle.Row> rows =
          replay.output().rows(agent).stream()
              .filter(rowed -> rowed.startMs() >= history.begin())
              .map(RecountPropertiesTest::row)
              .sorted(ORDER)
              .toList();
      assertThat(rows)
          .as("rows of %s", agent)
          .usingElementComparator(RecountPropertiesTest::likeness)
          .isEqualTo(expected);
    }
  }

  private static final Comparator<Oracle.Row> ORDER =
      Comparator.comparingLong(Oracle.Row::start).thenComparingInt(Oracle.Row::revision);

  private static Oracle.Row row(RecordedOutput.Rowed rowed) {
    PublishedRow row = rowed.row();
    return new Oracle.Row(
        rowed.startMs(),
        Says.of(row.content()),
        row.revision(),
        Set.of(row.reason()),
        row.producedAtMs());
  }

  /** The same in everything, and for one of the reasons that may be given. */
  private static int likeness(Oracle.Row actual, Oracle.Row expected) {
    boolean alike =
        actual.start() == expected.start()
            && actual.says().equals(expected.says())
            && actual.says().idle() == expected.says().idle()
            && actual.revision() == expected.revision()
            && actual.producedAt() == expected.producedAt()
            && expected.reasons().containsAll(actual.reasons());
    return alike ? 0 : 1;
  }

  private static Oracle.Placed placed(RecordedOutput.Placed placed) {
    Transition transition = placed.transition();
    return new Oracle.Placed(transition.markedLate(false), transition.late(), placed.holds());
  }

  private static Oracle.Stated stated(RecordedOutput.Stated stated) {
    Optional<Run> before = stated.previous();
    return new Oracle.Stated(
        new Oracle.State(
            stated.activity(),
            stated.sinceMs().isPresent() ? stated.sinceMs().getAsLong() : null,
            stated.cause().orElse(null),
            before.map(Run::activity).orElse(null),
            before.map(Run::sinceMs).orElse(null)),
        stated.causedAtMs());
  }

  static Oracle oracle(History history) {
    Oracle oracle = new Oracle(history.rules(), history.begin());
    for (LogEntry entry : history.log()) {
      oracle.take(entry);
    }
    return oracle;
  }

  static List<AgentKey> known(History history, Oracle oracle) {
    return history.agents().stream().filter(oracle::knows).toList();
  }
}
