package io.agentclock.model.item;

import io.agentclock.model.Activity;
import io.agentclock.model.RawStatus;
import java.util.Optional;

/** What records of all kinds mean together: a function of those in force. */
@FunctionalInterface
public interface StatusMerge {

  /**
   * What the agent does.
   *
   * @param presence in force; none if nothing is known of it
   * @param routing in force; none if nothing is known of it
   * @return none if nothing can be said
   */
  Optional<Said> of(Optional<StatusRecord> presence, Optional<StatusRecord> routing);

  /**
   * What it comes to.
   *
   * @param activity what the agent does
   * @param raw in the vendor's words
   */
  record Said(Activity activity, RawStatus raw) {}
}
