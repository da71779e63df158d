package io.agentclock.ingest.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.FeedOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {

  @Test
  void shouldNeverLetMoreThroughThanTheLimitInAnyWindow() throws InterruptedException {
    RequestLimits limits =
        new RequestLimits(List.of(feed("one", "a", 1200), feed("two", "a", 9000)));
    List<Long> passed = Collections.synchronizedList(new ArrayList<>());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int i = 0; i < 40; i++) {
      threads.submit(
          () -> {
            limits.await("kore:a");
            return passed.add(System.nanoTime());
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

    // 1,200 a minute, the lesser of the two, are 20 a second
    Collections.sort(passed);
    for (int i = 20; i < passed.size(); i++) {
      assertThat(passed.get(i) - passed.get(i - 20))
          .as("21 requests, the scheduler's whim allowed for")
          .isGreaterThan(Duration.ofMillis(950).toNanos());
    }
  }

  @Test
  void shouldLimitEveryAccountForItself() throws InterruptedException {
    RequestLimits limits = new RequestLimits(List.of(feed("one", "a", 1), feed("two", "b", 1)));
    long begun = System.nanoTime();

    limits.await("kore:a");
    limits.await("kore:b");

    assertThat(System.nanoTime() - begun).isLessThan(Duration.ofSeconds(5).toNanos());
  }

  private static Feed feed(String id, String account, int perMinute) {
    Duration any = Duration.ofSeconds(1);
    return new Feed(id, "kore", account, new FeedOptions(any, any, perMinute, any, any), List.of());
  }
}
