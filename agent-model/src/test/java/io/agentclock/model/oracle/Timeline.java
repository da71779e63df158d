package io.agentclock.model.oracle;

import io.agentclock.model.Transition;
import java.util.List;
import java.util.NavigableMap;

/** Where an agent's transitions come from. */
interface Timeline {

  /** All transitions, those without length too. */
  List<Transition> all();

  /** Who holds, by instant; another map whenever something changed. */
  NavigableMap<Long, Transition> holding();
}
