package io.agentclock.model.ledger;

import io.agentclock.model.Transition;
import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.interval.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One interval of one agent.
 *
 * @param carriedIn where the agent stood at the start; kept from the moment the interval closes,
 *     absent before that and before the agent's first transition
 * @param transitions all that lie inside, in {@link Transition#ORDER}; of several at one instant
 *     the last one holds
 * @param handle what is known of handle time in it
 * @param status the status records that start in it, where the transitions come from such
 * @param published the row as last published; none if it never was
 */
public record Slot(
    Optional<Standing> carriedIn,
    List<Transition> transitions,
    HandleFacts handle,
    StatusFacts status,
    Optional<PublishedRow> published) {

  /** Nothing happened in it. */
  public static final Slot EMPTY =
      new Slot(Optional.empty(), List.of(), HandleFacts.NONE, StatusFacts.NONE, Optional.empty());

  public Slot {
    transitions = List.copyOf(transitions);
  }

  /** The transitions that hold, one per instant. */
  public List<Transition> holding() {
    List<Transition> holding = new ArrayList<>(transitions.size());
    for (int i = 0; i < transitions.size(); i++) {
      if (holdsAt(i)) {
        holding.add(transitions.get(i));
      }
    }
    return holding;
  }

  /** Whether the transition at a position of the list holds at its instant. */
  public boolean holdsAt(int position) {
    return position + 1 == transitions.size()
        || transitions.get(position + 1).atMs() != transitions.get(position).atMs();
  }

  /** What its row says of handle time, a line per stream. */
  public List<HandleLine> handleLines() {
    return HandleLines.of(handle);
  }

  /** The transition that says the same of the same instant, however it is mapped. */
  Optional<Transition> sameAs(Transition transition) {
    return transitions.stream().filter(transition::sameAs).findFirst();
  }

  /** Where the agent stands at the end, coming in like this. */
  Optional<Standing> carriedOut(Optional<Standing> standing) {
    Optional<Standing> after = standing;
    for (Transition transition : holding()) {
      after = Optional.of(Standing.after(after, transition));
    }
    return after;
  }

  Slot with(Transition transition) {
    List<Transition> more = new ArrayList<>(transitions.size() + 1);
    more.addAll(transitions);
    more.removeIf(transition::sameAs);
    more.add(transition);
    more.sort(Transition.ORDER);
    return with(more);
  }

  /** With these transitions in place of those there are. */
  Slot with(List<Transition> others) {
    return new Slot(carriedIn, others, handle, status, published);
  }

  Slot carrying(Optional<Standing> standing) {
    return new Slot(standing, transitions, handle, status, published);
  }

  Slot handling(HandleFacts facts) {
    return new Slot(carriedIn, transitions, facts, status, published);
  }

  Slot stating(StatusFacts facts) {
    return new Slot(carriedIn, transitions, handle, facts, published);
  }

  Slot publishing(PublishedRow row) {
    return new Slot(carriedIn, transitions, handle, status, Optional.of(row));
  }
}
