package io.agentclock.simulator.faults;

/** What can go wrong at a vendor. */
public enum FaultKind {
  /** An answer with the given {@code status}. */
  STATUS(false),
  /** An HTML error page with status 200. */
  BODY_HTML(false),
  /** The right answer, cut off in the middle. */
  BROKEN_JSON(false),
  /** Status 200 and nothing. */
  EMPTY_BODY(false),
  /** The rate limit's message with status 200. */
  RATE_LIMIT_BODY(false),
  /** No answer for {@code millis}, or until the faults are cleared; then the right one. */
  TIME_OUT(false),
  /** 401 and the vendor's body for it. */
  UNAUTHORIZED(false),
  /** 403. */
  FORBIDDEN(false),
  /** The right answer plus items nobody can use. */
  BAD_ITEMS(false),
  /** The right answer with status 206, and so perhaps not all of it. */
  PARTIAL(false),
  /** The vendor forgets all tokens it gave, and so answers with 401. */
  TOKEN_DIES(false),
  /** The page delivered before comes again in place of the one asked for. */
  REPEAT_PAGE(false),
  /** The {@code Date} header is {@code millis} ahead (or behind, if negative). */
  CLOCK_SKEW(true),
  /** A {@code fraction} of the items comes twice. */
  DUPLICATES(true),
  /**
   * Events (of one {@code agentId}, in {@code from}..{@code to}) are posted {@code millis} after
   * they happened.
   */
  LATE(true);

  private final boolean standing;

  FaultKind(boolean standing) {
    this.standing = standing;
  }

  /** Whether it holds until cleared, instead of for a number of requests. */
  public boolean standing() {
    return standing;
  }
}
