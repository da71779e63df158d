package io.agentclock.ingest;

import io.agentclock.ingest.ownership.FeedOwnership;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/**
 * Healthy while the group is heard of. A vendor that is down doesn't count: a restart wouldn't mend
 * it, and it has its own status.
 */
@Singleton
@Liveness
final class FeedsHealth implements HealthIndicator {

  private final FeedOwnership ownership;

  FeedsHealth(FeedOwnership ownership) {
    this.ownership = ownership;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.just(
        HealthResult.builder("feeds", ownership.isAlive() ? HealthStatus.UP : HealthStatus.DOWN)
            .details(Map.of("owned", ownership.owned()))
            .build());
  }
}
