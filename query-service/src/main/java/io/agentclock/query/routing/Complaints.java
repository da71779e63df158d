package io.agentclock.query.routing;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Warnings about processors. What is asked a thousand times in a second mustn't be complained of as
 * often: a processor has one line a minute, which says how many there would have been.
 */
final class Complaints {

  private static final long PERIOD_NANOS = Duration.ofMinutes(1).toNanos();
  private static final int MOST_PROCESSORS = 1_000;

  private final LongSupplier nanoTime;
  private final Consumer<String> log;
  private final Map<URI, Silence> silences =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Silence> eldest) {
          return size() > MOST_PROCESSORS;
        }
      };

  /**
   * After a line.
   *
   * @param since on the clock of nanoTime
   * @param kept how many complaints were kept back
   */
  private record Silence(long since, long kept) {}

  Complaints(LongSupplier nanoTime, Consumer<String> log) {
    this.nanoTime = nanoTime;
    this.log = log;
  }

  /** Something is wrong with a processor. */
  void of(URI processor, String what) {
    line(processor, what).ifPresent(log);
  }

  private synchronized Optional<String> line(URI processor, String what) {
    long now = nanoTime.getAsLong();
    Silence silence = silences.get(processor);
    if (silence != null && now - silence.since < PERIOD_NANOS) {
      silences.put(processor, new Silence(silence.since, silence.kept + 1));
      return Optional.empty();
    }
    silences.put(processor, new Silence(now, 0));
    String more =
        silence == null || silence.kept == 0
            ? ""
            : "; %d more complaints since the last one".formatted(silence.kept);
    return Optional.of("the processor at %s %s%s".formatted(processor, what, more));
  }
}
