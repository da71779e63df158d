package io.agentclock.ingest.pull;

import io.agentclock.ingest.feed.Feed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What one stream counts. Lives as long as the service, whoever owns the feed. */
public final class StreamMetrics {

  private final Counter polls;
  private final Counter items;
  private final Counter duplicates;
  private final Counter refusals;
  private final Counter retries;
  private final AtomicReference<Optional<Instant>> observedThrough =
      new AtomicReference<>(Optional.empty());

  public StreamMetrics(MeterRegistry registry, Clock clock, Feed feed, String stream) {
    Tags tags = Tags.of("feed", feed.id(), "stream", stream);
    polls = registry.counter("agentclock.ingest.polls", tags);
    items = registry.counter("agentclock.ingest.items", tags);
    duplicates = registry.counter("agentclock.ingest.duplicates", tags);
    refusals = registry.counter("agentclock.ingest.refusals", tags);
    retries = registry.counter("agentclock.ingest.retries", tags);
    Gauge.builder("agentclock.ingest.lag", () -> lagSeconds(clock))
        .description("How long ago observation ends; not a number where another instance knows")
        .baseUnit("seconds")
        .tags(tags)
        .register(registry);
  }

  void polled() {
    polls.increment();
  }

  void written(int count) {
    items.increment(count);
  }

  void dropped(int count) {
    duplicates.increment(count);
  }

  void refused(int count) {
    refusals.increment(count);
  }

  void failed() {
    retries.increment();
  }

  void observed(Optional<Instant> through) {
    observedThrough.set(through);
  }

  private double lagSeconds(Clock clock) {
    return observedThrough
        .get()
        .map(through -> Duration.between(through, clock.instant()).toMillis() / 1000.0)
        .orElse(Double.NaN);
  }
}
