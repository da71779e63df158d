package io.agentclock.ingest.pull;

import io.agentclock.ingest.feed.Item;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which items were written already: windows overlap, so nearly every item comes two or three times.
 * Only digests are kept, and only in memory; after a restart an overlap is written once more, which
 * readers must stand anyway.
 */
final class WrittenItems {

  /**
   * Polls that are late must not make us forget what the overlap still brings. An item that goes on
   * coming is written once more after that: what was refused for lying ahead of its time may be of
   * use by then.
   */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final Duration kept;
  private final Map<Digest, Written> written = new HashMap<>();
  private final MessageDigest digests = messageDigest();

  private record Digest(long high, long low) {
    Digest and(Digest other) {
      return new Digest(high * 31 + other.high, low * 31 + other.low);
    }
  }

  private record Written(Digest content, Instant at) {}

  WrittenItems(Duration overlap) {
    kept = overlap.plus(MARGIN);
  }

  /**
   * Those that weren't written yet, each once, in their order. Of what is replaced only the latest
   * counts: it may become again what it was before.
   */
  List<Item> fresh(List<Item> items) {
    List<Item> fresh = new ArrayList<>();
    Map<Digest, Digest> said = contents(items);
    Set<Digest> inThisAnswer = new HashSet<>();
    for (Item item : items) {
      Digest content = content(item);
      Digest identity = identity(item, content);
      Written last = written.get(identity);
      boolean known = last != null && last.content().equals(said.get(identity));
      if (!known && inThisAnswer.add(content)) {
        fresh.add(item);
      }
    }
    return fresh;
  }

  /** To be called once the transaction with these items is committed, not before. */
  void committed(List<Item> items, Instant now) {
    contents(items).forEach((identity, said) -> written.put(identity, new Written(said, now)));
  }

  /** By identity, what all items of it say together: two of one answer don't replace each other. */
  private Map<Digest, Digest> contents(List<Item> items) {
    Map<Digest, Digest> contents = new HashMap<>();
    Set<Digest> seen = new HashSet<>();
    for (Item item : items) {
      Digest content = content(item);
      if (seen.add(content)) {
        contents.merge(identity(item, content), content, Digest::and);
      }
    }
    return contents;
  }

  /** Forgets what no window reaches back to any more. */
  void expire(Instant now) {
    Instant cut = now.minus(kept);
    written.values().removeIf(last -> last.at().isBefore(cut));
  }

  int size() {
    return written.size();
  }

  private Digest identity(Item item, Digest content) {
    return item.identity()
        .map(identity -> digest(item, identity.getBytes(StandardCharsets.UTF_8)))
        .orElse(content);
  }

  private Digest content(Item item) {
    return digest(item, item.value());
  }

  private Digest digest(Item item, byte[] value) {
    digests.update(item.key().getBytes(StandardCharsets.UTF_8));
    digests.update((byte) 0);
    ByteBuffer bytes = ByteBuffer.wrap(digests.digest(value));
    return new Digest(bytes.getLong(), bytes.getLong());
  }

  private static MessageDigest messageDigest() {
    try {
      return MessageDigest.getInstance("SHA-256"); // its first 128 bits
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
