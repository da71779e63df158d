package io.agentclock.query.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ComplaintsTest {

  private static final URI ONE = URI.create("http://one:8081");
  private static final URI OTHER = URI.create("http://other:8081");

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
  private final List<String> lines = new ArrayList<>();
  private final Complaints complaints = new Complaints(nanoTime::get, lines::add);

  @Test
  void shouldComplainOnceAMinuteOfEachProcessorAndCountTheRest() {
    complaints.of(ONE, "answered 500");
    complaints.of(ONE, "answered 500");
    complaints.of(ONE, "answered 502");
    complaints.of(OTHER, "answered 500");
    goOn(Duration.ofMinutes(1).minusNanos(1));
    complaints.of(ONE, "answered 500");
    goOn(Duration.ofNanos(1));
    complaints.of(ONE, "answered 503");
    goOn(Duration.ofMinutes(1));
    complaints.of(ONE, "answered 504");

    assertThat(lines)
        .containsExactly(
            "the processor at http://one:8081 answered 500",
            "the processor at http://other:8081 answered 500",
            "the processor at http://one:8081 answered 503; 3 more complaints since the last one",
            "the processor at http://one:8081 answered 504");
  }

  @Test
  void shouldForgetTheProcessorsOfLongAgo() {
    complaints.of(ONE, "answered 500");
    for (int i = 0; i < 1_000; i++) {
      complaints.of(URI.create("http://one:" + (10_000 + i)), "answered 500");
    }
    complaints.of(ONE, "answered 500");

    assertThat(lines).hasSize(1_002);
  }

  private void goOn(Duration duration) {
    nanoTime.addAndGet(duration.toNanos());
  }
}
