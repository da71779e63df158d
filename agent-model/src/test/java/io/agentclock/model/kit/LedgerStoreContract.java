package io.agentclock.model.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.AgentKey;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.ledger.LedgerStore;
import io.agentclock.model.ledger.ScopeState;
import io.agentclock.model.ledger.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of a ledger does; each implementation runs it. */
public abstract class LedgerStoreContract {

  private static final String STREAM = "agent-activity";
  private static final String A = "kore:a";
  private static final long HALF_HOUR = 1_800_000;

  private static final List<AgentKey> IN_ORDER =
      List.of(
          new AgentKey("kore", "a", " b"),
          new AgentKey("kore", "a", "%"),
          new AgentKey("kore", "a", ":"),
          new AgentKey("kore", "a", "1"),
          new AgentKey("kore", "a", "10"),
          new AgentKey("kore", "a", "2"),
          new AgentKey("kore", "a", "a;b"),
          new AgentKey("kore", "a", "zoë"),
          new AgentKey("kore", "a", "é"),
          new AgentKey("kore", "a", "€"),
          new AgentKey("kore", "a", "\uff5e"),
          new AgentKey("kore", "a", "😀"));

  private static final List<AgentKey> NEIGHBOURS =
      List.of(
          new AgentKey("kore", "ab", "1"),
          new AgentKey("kore", "a;", "1"),
          new AgentKey("kore", "a:", "1"),
          new AgentKey("kore", "a%", "1"),
          new AgentKey("kore", "A", "1"),
          new AgentKey("korea", "a", "1"),
          new AgentKey("genesys", "a", "1"));

  /** An empty store. */
  protected abstract LedgerStore store();

  @Test
  protected void shouldKnowNothingAtFirst() {
    assertThat(store().scopes()).isEmpty();
    assertThat(store().scope(A)).isEmpty();
    assertThat(store().head(IN_ORDER.get(0))).isEmpty();
    assertThat(store().slot(IN_ORDER.get(0), 0)).isEmpty();
    assertThat(store().agentsAfter(A, Optional.empty(), 10)).isEmpty();
    assertThat(store().pendingAfter(A, STREAM, Optional.empty(), 10)).isEmpty();
    assertThat(store().hasPending(A, STREAM)).isFalse();
  }

  @Test
  protected void shouldGiveBackWhatItWasGiven() {
    LedgerStore store = store();
    AgentKey agent = IN_ORDER.get(1);
    store.putScope(A, Samples.SCOPE);
    store.putHead(agent, Samples.HEAD);
    store.putSlot(agent, HALF_HOUR, Samples.SLOT);

    assertThat(store.scope(A)).contains(Samples.SCOPE);
    assertThat(store.scope("kore:ab")).isEmpty();
    assertThat(store.head(agent)).contains(Samples.HEAD);
    assertThat(store.slot(agent, HALF_HOUR)).contains(Samples.SLOT);
    assertThat(store.slot(agent, 0)).isEmpty();
  }

  @Test
  protected void shouldFindTheNextIntervalThatAnyAgentOfTheScopeHas() {
    LedgerStore store = store();
    store.putSlot(IN_ORDER.get(0), -HALF_HOUR, Slot.EMPTY);
    store.putSlot(IN_ORDER.get(1), 3 * HALF_HOUR, Slot.EMPTY);
    NEIGHBOURS.forEach(agent -> store.putSlot(agent, HALF_HOUR, Slot.EMPTY));

    assertThat(store.nextSlotMs(A, -10 * HALF_HOUR)).hasValue(-HALF_HOUR);
    assertThat(store.nextSlotMs(A, -HALF_HOUR)).hasValue(-HALF_HOUR);
    assertThat(store.nextSlotMs(A, 0)).hasValue(3 * HALF_HOUR);
    assertThat(store.nextSlotMs(A, 4 * HALF_HOUR)).isEmpty();
  }

  @Test
  protected void shouldKeepTheNewest() {
    LedgerStore store = store();
    AgentKey agent = IN_ORDER.get(0);
    store.putScope(A, Samples.SCOPE);
    store.putScope(A, ScopeState.NONE);
    store.putSlot(agent, 0, Samples.SLOT);
    store.putSlot(agent, 0, Slot.EMPTY);

    assertThat(store.scope(A)).contains(ScopeState.NONE);
    assertThat(store.scopes()).containsExactly(A);
    assertThat(store.slot(agent, 0)).contains(Slot.EMPTY);
  }

  @Test
  protected void shouldListAScopesAgentsInOrderAndNoOthers() {
    LedgerStore store = givenAgents();

    assertThat(store.agentsAfter(A, Optional.empty(), 100)).isEqualTo(IN_ORDER);
    for (AgentKey neighbour : NEIGHBOURS) {
      assertThat(store.agentsAfter(neighbour.scope(), Optional.empty(), 100))
          .containsExactly(neighbour);
    }
  }

  @Test
  protected void shouldGoOnAfterAnAgentWhetherItIsThereOrNot() {
    LedgerStore store = givenAgents();

    for (int i = 0; i < IN_ORDER.size(); i++) {
      assertThat(store.agentsAfter(A, Optional.of(IN_ORDER.get(i)), 100))
          .isEqualTo(IN_ORDER.subList(i + 1, IN_ORDER.size()));
    }
    assertThat(store.agentsAfter(A, Optional.of(AgentKey.parse("kore:a:11")), 1))
        .containsExactly(new AgentKey("kore", "a", "2"));
  }

  @Test
  protected void shouldListNoMoreThanItIsAskedFor() {
    LedgerStore store = givenAgents();
    List<AgentKey> walked = new ArrayList<>();

    List<AgentKey> page;
    do {
      page =
          store.agentsAfter(
              A,
              walked.isEmpty() ? Optional.empty() : Optional.of(walked.get(walked.size() - 1)),
              5);
      assertThat(page).hasSizeLessThanOrEqualTo(5);
      walked.addAll(page);
    } while (page.size() == 5);

    assertThat(walked).isEqualTo(IN_ORDER);
  }

  @Test
  protected void shouldListWhoWaitsForAStream() {
    LedgerStore store = store();
    IN_ORDER.forEach(agent -> store.putPending(agent, STREAM));
    NEIGHBOURS.forEach(agent -> store.putPending(agent, STREAM));
    store.putPending(IN_ORDER.get(3), "agent-activity-2");

    assertThat(store.pendingAfter(A, STREAM, Optional.empty(), 100)).isEqualTo(IN_ORDER);
    assertThat(store.pendingAfter(A, STREAM, Optional.of(IN_ORDER.get(2)), 2))
        .isEqualTo(IN_ORDER.subList(3, 5));
    assertThat(store.pendingAfter(A, "agent-activity-2", Optional.empty(), 100))
        .containsExactly(IN_ORDER.get(3));
    assertThat(store.pendingAfter(A, "agent", Optional.empty(), 100)).isEmpty();
  }

  @Test
  protected void shouldForgetWhoNoLongerWaits() {
    LedgerStore store = store();
    store.putPending(IN_ORDER.get(0), STREAM);
    store.putPending(IN_ORDER.get(0), STREAM);
    store.putPending(NEIGHBOURS.get(0), STREAM);
    store.removePending(IN_ORDER.get(1), STREAM);
    assertThat(store.hasPending(A, STREAM)).isTrue();

    store.removePending(IN_ORDER.get(0), STREAM);

    assertThat(store.hasPending(A, STREAM)).isFalse();
    assertThat(store.hasPending(NEIGHBOURS.get(0).scope(), STREAM)).isTrue();
  }

  @Test
  protected void shouldDropTheSlotsOfAScopeFromOneInstantToBeforeAnother() {
    LedgerStore store = givenAgents();
    List<AgentKey> all = new ArrayList<>(IN_ORDER);
    all.addAll(NEIGHBOURS);
    for (AgentKey agent : all) {
      for (long start = -2 * HALF_HOUR; start <= 4 * HALF_HOUR; start += HALF_HOUR) {
        store.putSlot(agent, start, Samples.SLOT);
      }
    }

    Map<AgentKey, Integer> dropped = new HashMap<>();
    store.dropSlots(
        A,
        -HALF_HOUR,
        2 * HALF_HOUR,
        (agent, slot) -> {
          assertThat(slot).isEqualTo(Samples.SLOT);
          dropped.merge(agent, 1, Integer::sum);
        });

    assertThat(dropped.keySet()).containsExactlyInAnyOrderElementsOf(IN_ORDER);
    assertThat(dropped.values()).allMatch(slots -> slots == 3);

    for (AgentKey agent : all) {
      boolean kept = NEIGHBOURS.contains(agent);
      assertThat(store.slot(agent, -2 * HALF_HOUR)).isPresent();
      assertThat(store.slot(agent, -HALF_HOUR).isPresent()).isEqualTo(kept);
      assertThat(store.slot(agent, 0).isPresent()).isEqualTo(kept);
      assertThat(store.slot(agent, HALF_HOUR).isPresent()).isEqualTo(kept);
      assertThat(store.slot(agent, 2 * HALF_HOUR)).isPresent();
      assertThat(store.slot(agent, 4 * HALF_HOUR)).isPresent();
    }
  }

  @Test
  protected void shouldDropWhateverIsOlderThanAnInstant() {
    LedgerStore store = givenAgents();
    AgentKey agent = IN_ORDER.get(7);
    store.putSlot(agent, 0, Samples.SLOT);
    store.putSlot(agent, HALF_HOUR, Samples.SLOT);

    store.dropSlots(A, Long.MIN_VALUE, HALF_HOUR, (dropped, slot) -> {});

    assertThat(store.slot(agent, 0)).isEmpty();
    assertThat(store.slot(agent, HALF_HOUR)).isPresent();
  }

  @Test
  protected void shouldKeepSegmentsApartByAgentAndId() {
    LedgerStore store = store();
    AgentKey agent = IN_ORDER.get(3);
    store.putSegment(agent, "12:3", Samples.SEGMENT);

    assertThat(store.segment(agent, "12:3")).contains(Samples.SEGMENT);
    assertThat(store.segment(agent, "12:33")).isEmpty();
    assertThat(store.segment(IN_ORDER.get(4), "12:3")).isEmpty();
    assertThat(store.segment(NEIGHBOURS.get(0), "12:3")).isEmpty();

    store.removeSegment(agent, "12:33");
    assertThat(store.segment(agent, "12:3")).isPresent();
    store.removeSegment(agent, "12:3");
    assertThat(store.segment(agent, "12:3")).isEmpty();
  }

  @Test
  protected void shouldDropSlotsThatNeedTheirSegmentsForgotten() {
    LedgerStore store = givenAgents();
    AgentKey agent = IN_ORDER.get(3);
    store.putSlot(agent, 0, Samples.SLOT);
    store.putSegment(agent, "s-1", Samples.SEGMENT);

    store.dropSlots(A, 0, HALF_HOUR, (dropped, slot) -> store.removeSegment(dropped, "s-1"));

    assertThat(store.slot(agent, 0)).isEmpty();
    assertThat(store.segment(agent, "s-1")).isEmpty();
  }

  private LedgerStore givenAgents() {
    LedgerStore store = store();
    AgentHead head = Samples.HEAD;
    List<AgentKey> all = new ArrayList<>(NEIGHBOURS);
    all.addAll(IN_ORDER);
    all.forEach(agent -> store.putHead(agent, head));
    return store;
  }
}
