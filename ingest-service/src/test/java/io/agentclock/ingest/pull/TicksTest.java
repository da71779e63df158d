package io.agentclock.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TicksTest {

  private final AtomicLong nanos = new AtomicLong(1_000);
  private final Ticks ticks = new Ticks(Duration.ofSeconds(30), nanos::get);

  @Test
  void shouldKeepTheRateWhateverAPullTakes() {
    pass(7);
    assertThat(ticks.untilNext()).isEqualTo(Duration.ofSeconds(23));
    pass(23 + 2);
    assertThat(ticks.untilNext()).isEqualTo(Duration.ofSeconds(28));
  }

  @Test
  void shouldSkipWhatALatePullMissed() {
    pass(95);
    assertThat(ticks.untilNext()).isEqualTo(Duration.ofSeconds(25));
  }

  private void pass(int seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }
}
