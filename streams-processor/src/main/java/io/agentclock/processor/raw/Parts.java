package io.agentclock.processor.raw;

import io.agentclock.contract.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the parts of one raw item: one that can't be used doesn't keep the others from counting.
 *
 * @param <T> what a part comes to
 */
public final class Parts<T> {

  private final List<T> items = new ArrayList<>();
  private final List<RefusedException> refused = new ArrayList<>();

  /**
   * Reads one part.
   *
   * @param <T> what it comes to
   */
  @FunctionalInterface
  public interface Part<T> {
    /**
     * @return none if it says nothing that counts here
     */
    Optional<T> read() throws RefusedException;
  }

  /**
   * Takes a part.
   *
   * @param name says in a refusal which one it was
   */
  public void add(String name, Part<T> part) {
    try {
      part.read().ifPresent(items::add);
    } catch (RefusedException e) {
      refuse(name, e);
    }
  }

  /**
   * Leaves out a piece of a part.
   *
   * @param name says in the refusal which part it was
   */
  public void refuse(String name, RefusedException why) {
    refused.add(new RefusedException(why.reason(), name + ": " + why.getMessage(), why));
  }

  /** Those that can be used. */
  public List<T> items() {
    return items;
  }

  /** Why the others can't. */
  public List<RefusedException> refused() {
    return refused;
  }

  /** All of it. */
  public Reading<T> reading() {
    return new Reading<>(items, refused);
  }
}
