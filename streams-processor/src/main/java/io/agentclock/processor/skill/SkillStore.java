package io.agentclock.processor.skill;

import io.agentclock.model.SkillKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The hours of one partition's skills. Keys are the skill's, a zero byte (keys hold no control
 * characters) and the start, so a skill's hours lie together and in order.
 */
public final class SkillStore {

  /** Its name. */
  public static final String NAME = "skills";

  private static final String ALL_SKILLS = ":skill:";
  private static final String AFTER_SKILLS = ":skill;";

  private final KeyValueStore<byte[], byte[]> store;

  /**
   * @param store of that name
   */
  public SkillStore(KeyValueStore<byte[], byte[]> store) {
    this.store = store;
  }

  /** How it is built: plain and without a cache, as all of the processor's stores. */
  public static StoreBuilder<KeyValueStore<byte[], byte[]>> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(NAME), Serdes.ByteArray(), Serdes.ByteArray())
        .withCachingDisabled();
  }

  Optional<StoredInterval> get(SkillKey skill, long startMs) {
    return Optional.ofNullable(store.get(key(skill, startMs)))
        .map(value -> StoredInterval.read(startMs, value));
  }

  void put(SkillKey skill, StoredInterval interval) {
    store.put(key(skill, interval.interval().startMs()), interval.toBytes());
  }

  /** Removes what starts earlier, of all skills of a scope. */
  void expire(String scope, long beforeMs) {
    List<byte[]> expired = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> entries =
        store.range(text(scope + ALL_SKILLS), text(scope + AFTER_SKILLS))) {
      while (entries.hasNext()) {
        byte[] key = entries.next().key;
        if (startMs(key) < beforeMs) {
          expired.add(key);
        }
      }
    }
    expired.forEach(store::delete);
  }

  /** The key of an hour. */
  static byte[] key(SkillKey skill, long startMs) {
    byte[] text = text(skill.toString());
    return ByteBuffer.allocate(text.length + 1 + Long.BYTES)
        .put(text)
        .put((byte) 0)
        .putLong(startMs)
        .array();
  }

  /** The hour of a key. */
  static long startMs(byte[] key) {
    return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
