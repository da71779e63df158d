package io.agentclock.ingest.feed;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One item exactly as the vendor sent it.
 *
 * @param key the key of whom it is about; decides the partition
 * @param value the vendor's own bytes
 * @param identity what, for its key, a later item with the same identity replaces; none for what
 *     never changes once it is said
 * @param headers beside those that every item of the stream has
 */
public record Item(
    String key, byte[] value, Optional<String> identity, Map<String, String> headers) {

  /** An item that nothing replaces. */
  public Item(String key, byte[] value) {
    this(key, value, Optional.empty(), Map.of());
  }

  /** An item that a later one with the same identity replaces. */
  public static Item replacing(String key, byte[] value, String identity) {
    return new Item(key, value, Optional.of(identity), Map.of());
  }

  /** This item with one more header. */
  public Item with(String header, String text) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, text);
    return new Item(key, value, identity, more);
  }
}
