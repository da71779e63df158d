package io.agentclock.ingest.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.FeedOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {

  @Test
  void shouldNeverLetMoreThroughThanTheLimitInAnyWindow() {
    RequestLimits limits = new RequestLimits(List.of(feed("one", "a", 60), feed("two", "a", 9000)));
    List<Long> turns = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long asked = System.nanoTime();
      turns.add(asked + limits.reserve("kore:a").toNanos());
    }

    for (int i = 60; i < turns.size(); i++) {
      assertThat(turns.get(i) - turns.get(i - 60))
          .as("61 requests")
          .isGreaterThan(Duration.ofMinutes(1).toNanos());
    }
  }

  @Test
  void shouldLimitEveryAccountForItself() {
    RequestLimits limits = new RequestLimits(List.of(feed("one", "a", 1), feed("two", "b", 1)));

    limits.reserve("kore:a");

    assertThat(limits.reserve("kore:a")).isGreaterThan(Duration.ofSeconds(30));
    assertThat(limits.reserve("kore:b")).isZero();
  }

  private static Feed feed(String id, String account, int perMinute) {
    Duration any = Duration.ofSeconds(1);
    return new Feed(
        id,
        "kore",
        account,
        new FeedOptions(any, any, perMinute, FeedOptions.USUAL_PAUSES),
        List.of(),
        Optional.empty());
  }
}
