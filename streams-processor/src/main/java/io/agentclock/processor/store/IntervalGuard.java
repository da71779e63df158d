package io.agentclock.processor.store;

import io.agentclock.settings.BadSettingException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the interval's length with the stores that were filled by it: read by another one, slots
 * would be rows that don't add up.
 */
public final class IntervalGuard {

  /** Among the scopes, and none: it has no colon. */
  private static final byte[] KEY = "interval".getBytes(StandardCharsets.UTF_8);

  private final KeyValueStore<byte[], byte[]> scopes;
  private final Duration interval;
  private boolean kept;

  /**
   * @param scopes the store of that name
   * @param interval the setting
   * @throws BadSettingException if the stores were filled by another one
   */
  public IntervalGuard(KeyValueStore<byte[], byte[]> scopes, Duration interval) {
    this.scopes = scopes;
    this.interval = interval;
    byte[] found = scopes.get(KEY);
    this.kept = found != null;
    if (kept && ByteBuffer.wrap(found).getLong() != interval.toMillis()) {
      throw new BadSettingException(
          "agentclock.interval",
          ("is %s, and the processor's stores hold intervals of %s; set it back, or give another"
                  + " agentclock.processor.application-id and agentclock.topics.output-prefix")
              .formatted(interval, Duration.ofMillis(ByteBuffer.wrap(found).getLong())));
    }
  }

  /** To be called before anything is put into the stores. */
  public void keep() {
    if (!kept) {
      scopes.put(KEY, ByteBuffer.allocate(Long.BYTES).putLong(interval.toMillis()).array());
      kept = true;
    }
  }

  static boolean isGuard(String scopeKey) {
    return scopeKey.indexOf(':') < 0;
  }
}
