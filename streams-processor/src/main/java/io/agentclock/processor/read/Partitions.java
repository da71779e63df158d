package io.agentclock.processor.read;

import java.util.OptionalLong;
import java.util.function.Function;

/** Answers questions from the stores of a partition, if it may. */
interface Partitions {

  /**
   * Asks the stores of a partition.
   *
   * @param maxLagMs how far behind a standby copy may be that answers in the owner's place; empty:
   *     none may
   */
  Lookup ask(int partition, OptionalLong maxLagMs, Function<Stores, Lookup> question);
}
