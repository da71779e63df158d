package io.agentclock.processor.example;

import io.agentclock.contract.RefusedException;
import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.RawStatus;
import io.agentclock.model.StateMap;
import io.agentclock.model.Transition;
import io.agentclock.model.item.AgentItem;
import io.agentclock.processor.raw.FlatFields;
import io.agentclock.processor.raw.ItemContext;
import io.agentclock.processor.raw.ItemReader;
import io.agentclock.processor.raw.Reading;
import io.agentclock.processor.raw.Source;
import io.agentclock.processor.raw.Source.SourceStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A vendor that doesn't exist: all that the processor needs to know of a new source. */
public final class AcmeSource {

  private static final String CHANGES = "changes";

  /** Three polls of 30 s and 1 min for the vendor to settle. */
  private static final Duration STALE_AFTER = Duration.ofSeconds(150);

  private AcmeSource() {}

  /** The source, reading words by a map. */
  public static Source of(StateMap states) {
    return new Source(
        "acme",
        List.of(CHANGES),
        true,
        Map.of(CHANGES, new SourceStream(new ChangeReader(states), STALE_AFTER)));
  }

  /** {@code {"who","when","what"}}; whom it is of, the key says. */
  private record ChangeReader(StateMap states) implements ItemReader {

    @Override
    public Reading<AgentItem> read(AgentKey agent, byte[] value, ItemContext context)
        throws RefusedException {
      FlatFields change = FlatFields.of(value, "when", "what");
      long atMs = change.requiredInstantMs("when");
      String what = change.required("what");
      return Reading.of(
          new AgentItem.Change(
              new Transition(
                  atMs,
                  0,
                  new Activity(states.of(what), null),
                  new RawStatus(what, null),
                  context.fetchedAtMs(),
                  false)));
    }
  }
}
