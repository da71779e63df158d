package io.agentclock.model.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.Transition;
import io.agentclock.model.coverage.Range;
import io.agentclock.model.item.AgentItem;
import io.agentclock.model.item.StatusMerge.Said;
import io.agentclock.model.item.StatusRecord;
import io.agentclock.model.kit.InMemoryLedgerStore;
import io.agentclock.model.kit.RecordedOutput;
import io.agentclock.model.ledger.ClosingStreams;
import io.agentclock.model.ledger.Ledger;
import io.agentclock.model.ledger.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** An item of 1970 makes nobody look at every half hour since, and what follows is counted. */
class DecadesStoriesTest {

  private static final String STREAM = "state";
  private static final AgentKey AGENT = new AgentKey("s", "a", "1");
  private static final long EARLY = 10_000;
  private static final long TODAY = Instant.parse("2026-03-02T09:40:00Z").toEpochMilli();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long FEW = 5_000;

  private final InMemoryLedgerStore store = new InMemoryLedgerStore();
  private final RecordedOutput output = new RecordedOutput();
  private final Ledger ledger =
      new Ledger(
          store,
          output,
          Rules.of(Duration.ofMinutes(30), Duration.ofDays(8), Optional.empty(), false),
          ClosingStreams.bySource(Map.of("s", STREAM)));

  @Test
  void shouldGoOnAfterAChangeOfDecadesAgo() {
    ledger.item(AGENT, STREAM, change(EARLY), EARLY);
    ledger.item(AGENT, STREAM, change(TODAY), TODAY);
    ledger.item(AGENT, STREAM, change(TODAY - 5 * MINUTE), TODAY);

    close();

    assertThat(store.looks()).isLessThan(FEW);
    assertThat(output.rows(AGENT)).isNotEmpty();
  }

  @Test
  void shouldGoOnAfterAStatusOfDecadesAgo() {
    ledger.item(AGENT, STREAM, window(EARLY), EARLY);
    ledger.item(AGENT, STREAM, window(TODAY), TODAY);

    close();

    assertThat(store.looks()).isLessThan(FEW);
    assertThat(output.rows(AGENT)).isNotEmpty();
  }

  private void close() {
    Range observed = new Range(TODAY - 60 * MINUTE, TODAY + 60 * MINUTE);
    ledger.progress(AGENT.scope(), STREAM, observed, Optional.empty(), TODAY);
    while (ledger.walkSome(10)) {
      assertThat(store.looks()).isLessThan(FEW);
    }
  }

  private static AgentItem change(long atMs) {
    Activity activity = new Activity(AgentState.AVAILABLE, null);
    RawStatus raw = new RawStatus("on", null);
    return new AgentItem.Change(new Transition(atMs, 0, activity, raw, atMs, false));
  }

  private static AgentItem window(long atMs) {
    StatusRecord record =
        new StatusRecord(
            StatusRecord.Kind.PRESENCE, atMs, OptionalLong.empty(), "on" + atMs, null, null);
    return new AgentItem.StatusWindow(
        atMs - MINUTE,
        atMs + MINUTE,
        atMs,
        List.of(record),
        (presence, routing) ->
            presence.map(
                said ->
                    new Said(
                        new Activity(AgentState.AVAILABLE, null),
                        new RawStatus(said.value(), null))));
  }
}
