package io.agentclock.model.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.Transition;
import io.agentclock.model.kit.LogEntry;
import io.agentclock.model.kit.Replay;
import io.agentclock.model.ledger.AgentReader;
import io.agentclock.model.ledger.AgentReader.Piece;
import io.agentclock.model.ledger.LiveView;
import io.agentclock.model.ledger.ScopeState;
import io.agentclock.model.oracle.Oracle;
import io.agentclock.model.oracle.Says;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What is read at any point of a log: published rows, open rows, the state, the timeline. */
class ReaderPropertiesTest {

  @Provide
  Arbitrary<History> histories() {
    return Arbitraries.frequencyOf(
            Tuple.of(2, Histories.of(Histories.Kind.MAPPED_ANEW)),
            Tuple.of(1, HandleHistories.all()))
        .map(ReaderPropertiesTest::cutShort);
  }

  /** A log that ends somewhere, so that intervals are open and changes wait. */
  private static History cutShort(History history) {
    List<LogEntry> log = history.log();
    int end = log.size() / 2 + history.random().nextInt(log.size() / 2);
    return history.withLog(log.subList(0, end));
  }

  @Property
  void shouldReadPublishedRowsAndCountTheOpenOnes(@ForAll("histories") History history) {
    Oracle oracle = RecountPropertiesTest.oracle(history);
    Replay replay = Replay.of(history.rules(), history.log());

    for (AgentKey agent : RecountPropertiesTest.known(history, oracle)) {
      Window window = new Window(history, oracle, agent);
      AgentReader reader = reader(replay, history, agent);

      List<AgentReader.Row> rows = reader.rows(window.from(), window.to());

      NavigableMap<Long, Says> said = new TreeMap<>();
      rows.forEach(row -> said.put(row.startMs(), Says.of(row.content())));
      assertThat(said).as("rows of %s", agent).isEqualTo(window.rows(reader.asOfMs()));
      assertThat(rows)
          .allMatch(
              row -> row.published().isPresent() == row.startMs() < oracle.closedThrough(agent));
    }
  }

  @Property
  void shouldReadTheTimelineThatEveryInstantAgreesWith(@ForAll("histories") History history) {
    Oracle oracle = RecountPropertiesTest.oracle(history);
    Replay replay = Replay.of(history.rules(), history.log());

    for (AgentKey agent : RecountPropertiesTest.known(history, oracle)) {
      Window window = new Window(history, oracle, agent);
      AgentReader reader = reader(replay, history, agent);

      List<Piece> pieces = reader.timeline(window.from(), window.to());

      assertThat(pieces).isSortedAccordingTo((a, b) -> Long.compare(a.atMs(), b.atMs()));
      assertThat(said(pieces)).as("told of %s", agent).hasSameElementsAs(window.told());
      for (long instant : window.instants(reader.asOfMs())) {
        assertThat(at(pieces, instant))
            .as("%s at %d of %s", agent, instant, pieces)
            .isEqualTo(oracle.activityAt(agent, instant));
      }
    }
  }

  @Property
  void shouldReadTheStateOfTheLastInstantAnsweredFor(@ForAll("histories") History history) {
    Oracle oracle = RecountPropertiesTest.oracle(history);
    Replay replay = Replay.of(history.rules(), history.log());

    for (AgentKey agent : RecountPropertiesTest.known(history, oracle)) {
      AgentReader reader = reader(replay, history, agent);

      long asOf = reader.asOfMs();

      assertThat(reader.now().activity()).isEqualTo(oracle.activityAt(agent, asOf));
      assertThat(reader.now().sinceMs().orElse(asOf)).isLessThanOrEqualTo(asOf);
      assertThat(reader.now().sinceMs().isEmpty()).isEqualTo(oracle.holding(agent).isEmpty());
    }
  }

  private static AgentReader reader(Replay replay, History history, AgentKey agent) {
    ScopeState scope = replay.store().scope(agent.scope()).orElse(ScopeState.NONE);
    Random random = history.random();
    long through = scope.observedThroughMs(Replay.STREAM).orElse(0);
    LiveView view =
        new LiveView(
            scope.coverageOf(Replay.STREAM),
            through + random.nextInt((int) Duration.ofMinutes(3).toMillis()),
            Duration.ofMinutes(2).toMillis(),
            random.nextBoolean());
    return new AgentReader(
        agent, replay.store().head(agent).orElseThrow(), replay.store(), view, replay.rules());
  }

  private static List<Transition> said(List<Piece> pieces) {
    return pieces.stream()
        .filter(Piece.Said.class::isInstance)
        .map(piece -> ((Piece.Said) piece).transition().markedLate(false))
        .toList();
  }

  private static Activity at(List<Piece> pieces, long instant) {
    Activity activity = null;
    for (Piece piece : pieces) {
      if (piece.atMs() <= instant) {
        if (piece instanceof Piece.Said said && said.holds()) {
          activity = said.transition().activity();
        } else if (piece instanceof Piece.Unknown) {
          activity = new Activity(AgentState.UNKNOWN, null);
        }
      }
    }
    return activity;
  }
}
