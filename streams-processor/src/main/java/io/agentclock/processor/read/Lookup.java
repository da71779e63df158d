package io.agentclock.processor.read;

/** The four answers of a lookup. */
sealed interface Lookup {

  /**
   * Here it is.
   *
   * @param json the answer, UTF-8
   */
  record Found(byte[] json) implements Lookup {}

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
