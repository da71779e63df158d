package io.agentclock.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPausesTest {

  @Test
  void shouldDoubleUpToTheLongest() {
    RetryPauses pauses = RetryPauses.doubling(Duration.ofSeconds(1), Duration.ofSeconds(5));

    assertThat(IntStream.rangeClosed(1, 6).mapToObj(pauses::after))
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 5L, 5L, 5L);
    assertThat(pauses.shortest()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void shouldTakeTheLadderAndThenTheRest() {
    RetryPauses pauses =
        new RetryPauses(
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(10)), Duration.ofHours(1));

    assertThat(IntStream.rangeClosed(1, 4).mapToObj(pauses::after))
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofHours(1),
            Duration.ofHours(1));
  }

  @Test
  void shouldKnowTheOnlyPauseForTheShortest() {
    Duration only = Duration.ofMinutes(2);

    assertThat(new RetryPauses(List.of(), only).shortest()).isEqualTo(only);
  }
}
