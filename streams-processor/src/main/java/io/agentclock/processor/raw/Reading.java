package io.agentclock.processor.raw;

import io.agentclock.contract.RefusedException;
import java.util.List;

/**
 * What one raw item says, which may be nothing, and what of it can't be used.
 *
 * @param items in the item's order
 * @param refused one for each part that can't be used; the others count all the same
 * @param <T> what is read
 */
public record Reading<T>(List<T> items, List<RefusedException> refused) {

  public Reading {
    items = List.copyOf(items);
    refused = List.copyOf(refused);
  }

  /** It says one thing. */
  public static <T> Reading<T> of(T item) {
    return new Reading<>(List.of(item), List.of());
  }

  /** It is in order and says nothing that counts here. */
  public static <T> Reading<T> nothing() {
    return new Reading<>(List.of(), List.of());
  }
}
