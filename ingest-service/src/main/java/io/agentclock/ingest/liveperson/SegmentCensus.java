package io.agentclock.ingest.liveperson;

import io.agentclock.ingest.feed.Note;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.vendor.VendorFaultException;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whether all segments that LivePerson counts came. Pages are numbered by rows, so what is posted
 * or taken back while they are read moves rows past the reader; then the window is read once more.
 */
final class SegmentCensus {

  private static final int MOST_ROUNDS = 3;

  private final Set<Long> seen = new HashSet<>();
  private Optional<Window> window = Optional.empty();
  private int round;
  private int seenBefore;
  private boolean startOver;

  /**
   * What is to be done at the end of a window.
   *
   * @param again whether it is read once more
   * @param note what to tell if not
   */
  record Verdict(boolean again, Optional<Note> note) {
    static final Verdict COMPLETE = new Verdict(false, Optional.empty());
    static final Verdict AGAIN = new Verdict(true, Optional.empty());
  }

  /** Where to read in the place of the page that was asked for. */
  PageCursor position(Window asked, PageCursor cursor) {
    if (!window.equals(Optional.of(asked))) {
      forget();
      window = Optional.of(asked);
    }
    return startOver ? PageCursor.START : cursor;
  }

  /** Counts one segment, however often it comes. */
  void add(byte[] identity) {
    seen.add(Fingerprint.of(identity));
    startOver = false;
  }

  /**
   * Judges a window that was read to its end.
   *
   * @param delivered rows in this round
   * @param counted by the vendor
   * @throws VendorFaultException if it is to be read again, after a pause
   */
  Verdict end(long delivered, OptionalLong counted) {
    long missing = counted.orElse(0) - seen.size();
    boolean someTwice = delivered >= counted.orElse(0);
    if (missing <= 0 || someTwice && round > 0 && seen.size() == seenBefore) {
      forget();
      return Verdict.COMPLETE;
    }
    String what =
        "LivePerson counts %d segments in the window, %d came"
            .formatted(counted.getAsLong(), seen.size());
    round++;
    if (round == MOST_ROUNDS) {
      forget();
      return new Verdict(
          false,
          Optional.of(
              new Note(
                  "SKIPPED_ROWS",
                  what + "; the next pulls ask for them again as long as the overlap lasts",
                  true)));
    }
    seenBefore = seen.size();
    if (someTwice) {
      return Verdict.AGAIN;
    }
    startOver = true;
    throw VendorFaultException.passing("SKIPPED_ROWS", what + "; they are all asked for again");
  }

  private void forget() {
    seen.clear();
    window = Optional.empty();
    round = 0;
    seenBefore = 0;
    startOver = false;
  }
}
