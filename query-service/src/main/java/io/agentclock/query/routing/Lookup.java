package io.agentclock.query.routing;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came of asking a processor: only whoever speaks HTTP to the caller turns it into a status.
 */
public sealed interface Lookup {

  /**
   * The owner answered, or a standby that was allowed to.
   *
   * @param body the answer in the media type asked for, passed on as it is
   * @param standbyLagMs how far behind the standby was that answered; empty: it was the owner
   * @param next where the next page begins, an agent's key, percent-encoded; empty: nowhere
   */
  record Found(byte[] body, OptionalLong standbyLagMs, Optional<String> next) implements Lookup {

    /** An owner's whole answer. */
    public Found(byte[] body) {
      this(body, OptionalLong.empty(), Optional.empty());
    }
  }

  /** The owner says that it knows no such key. Nobody else may say so. */
  record Unknown() implements Lookup {}

  /**
   * Who was asked doesn't own the partition (any more).
   *
   * @param why fit for the caller
   */
  record Elsewhere(String why) implements Lookup {}

  /**
   * The owner won't answer such a question, however often it is asked.
   *
   * @param why fit for the caller
   */
  record Refused(String why) implements Lookup {}

  /**
   * Nobody could answer.
   *
   * @param why fit for the caller
   */
  record NotReady(String why) implements Lookup {}

  /** Whether the owner has spoken; otherwise asking again may help. */
  default boolean isFinal() {
    return this instanceof Found || this instanceof Unknown || this instanceof Refused;
  }

  /** Why the owner hasn't answered. */
  default String why() {
    if (this instanceof Elsewhere elsewhere) {
      return elsewhere.why;
    }
    if (this instanceof Refused refused) {
      return refused.why;
    }
    return this instanceof NotReady notReady ? notReady.why : "it was answered";
  }
}
