package io.agentclock.processor.read;

import java.util.Optional;
import java.util.OptionalLong;

/** The four answers of a lookup. */
sealed interface Lookup {

  /**
   * Here it is.
   *
   * @param body the answer, UTF-8
   * @param next where the rest of it begins; empty if this is all
   * @param lagMs how far behind the copy is that answered; empty if the owner did
   */
  record Found(byte[] body, Optional<String> next, OptionalLong lagMs) implements Lookup {

    /** A whole answer of the owner. */
    Found(byte[] body) {
      this(body, Optional.empty(), OptionalLong.empty());
    }

    Found behind(long ms) {
      return new Found(body, next, OptionalLong.of(ms));
    }
  }

  /** This node owns the key and knows no such agent. */
  record Unknown() implements Lookup {}

  /** Another node owns the key. */
  record Elsewhere() implements Lookup {}

  /**
   * This node may own the key and can't answer now.
   *
   * @param why for people
   */
  record NotReady(String why) implements Lookup {}
}
