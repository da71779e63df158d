package io.agentclock.ingest.feed;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of what a vendor knows of a window.
 *
 * @param items what can be written, in the vendor's order
 * @param refused what can't
 * @param next names the next page; none: this was the last
 * @param people whom it names in passing, by agent key
 * @param completeTo up to where the vendor says that it is complete; none: it doesn't say
 * @param note what an operator should know although nothing failed
 */
public record Page(
    List<Item> items,
    List<Refusal> refused,
    Optional<String> next,
    Map<String, DirectoryEntry> people,
    Optional<Instant> completeTo,
    Optional<Note> note) {

  /** A page without a next one. */
  public static final Page EMPTY = new Page(List.of(), List.of(), Optional.empty());

  public Page {
    items = List.copyOf(items);
    refused = List.copyOf(refused);
    people = Map.copyOf(people);
  }

  /** A page of items alone. */
  public Page(List<Item> items, List<Refusal> refused, Optional<String> next) {
    this(items, refused, next, Map.of(), Optional.empty(), Optional.empty());
  }

  /** This page, naming people. */
  public Page naming(Map<String, DirectoryEntry> named) {
    return new Page(items, refused, next, named, completeTo, note);
  }

  /** This page, complete only up to there. */
  public Page completeTo(Instant instant) {
    return new Page(items, refused, next, people, Optional.of(instant), note);
  }

  /** This page with a word to the operator. */
  public Page noting(Note word) {
    return new Page(items, refused, next, people, completeTo, Optional.of(word));
  }
}
