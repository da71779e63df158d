package io.agentclock.processor.life;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.reactivestreams.Publisher;

/** Ready while the streams client runs; {@code DOWN} while it starts or partitions move. */
@Singleton
@Readiness
final class StreamsHealth implements HealthIndicator {

  private final ProcessorRuntime runtime;

  StreamsHealth(ProcessorRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.just(result());
  }

  private HealthResult result() {
    KafkaStreams.State state = runtime.streams().state();
    return HealthResult.builder("streams")
        .status(state == KafkaStreams.State.RUNNING ? HealthStatus.UP : HealthStatus.DOWN)
        .details(Map.of("state", state.name()))
        .build();
  }
}
