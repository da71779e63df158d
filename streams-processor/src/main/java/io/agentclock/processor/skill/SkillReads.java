package io.agentclock.processor.skill;

import io.agentclock.model.SkillKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the hours of one partition's skills. */
public final class SkillReads {

  private final ReadOnlyKeyValueStore<byte[], byte[]> store;

  /**
   * @param store that of {@link SkillStore#NAME}
   */
  public SkillReads(ReadOnlyKeyValueStore<byte[], byte[]> store) {
    this.store = store;
  }

  /** Whether anything is known of a skill. */
  public boolean knows(SkillKey skill) {
    try (KeyValueIterator<byte[], byte[]> entries =
        store.range(SkillStore.key(skill, 0), SkillStore.key(skill, Long.MAX_VALUE))) {
      return entries.hasNext();
    }
  }

  /** A skill's hours that touch {@code [fromMs, toMs)}, oldest first. */
  public List<SkillInterval> intervals(SkillKey skill, long fromMs, long toMs) {
    long firstMs = Math.max(0, fromMs - SkillInterval.LENGTH_MS + 1);
    List<SkillInterval> found = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> entries =
        store.range(SkillStore.key(skill, firstMs), SkillStore.key(skill, toMs - 1))) {
      while (entries.hasNext()) {
        KeyValue<byte[], byte[]> entry = entries.next();
        found.add(StoredInterval.read(SkillStore.startMs(entry.key), entry.value).interval());
      }
    }
    return found;
  }
}
