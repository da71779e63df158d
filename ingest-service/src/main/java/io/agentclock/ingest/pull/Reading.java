package io.agentclock.ingest.pull;

import io.agentclock.ingest.feed.Note;
import io.agentclock.ingest.feed.Page;
import java.time.Instant;
import java.util.Optional;

/**
 * What the pages of a window come to.
 *
 * @param items written so far
 * @param completeTo up to where all of them are complete; none: nobody said
 * @param note the last word to the operator
 */
record Reading(long items, Optional<Instant> completeTo, Optional<Note> note) {

  static final Reading NOTHING = new Reading(0, Optional.empty(), Optional.empty());

  Reading with(Page page) {
    Optional<Instant> earlier =
        completeTo.filter(mine -> page.completeTo().map(mine::isBefore).orElse(true));
    return new Reading(items, earlier.or(page::completeTo), page.note().or(() -> note));
  }

  Reading written(long more) {
    return new Reading(items + more, completeTo, note);
  }
}
