package io.agentclock.query.feeds;

import io.agentclock.contract.FeedStreamStatus;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How every feed's streams are doing, as last read from the topic. */
@Singleton
public final class Feeds {

  private static final Comparator<FeedStreamStatus> ORDER =
      Comparator.comparing(FeedStreamStatus::feed)
          .thenComparing(FeedStreamStatus::stream)
          .thenComparing(FeedStreamStatus::source)
          .thenComparing(FeedStreamStatus::account);

  private volatile Optional<List<FeedStreamStatus>> current = Optional.empty();

  /** In the order of feeds and streams; empty until the topic was read to its end once. */
  Optional<List<FeedStreamStatus>> current() {
    return current;
  }

  /** Whether the topic was read to its end once. */
  public boolean isKnown() {
    return current.isPresent();
  }

  void replace(Collection<FeedStreamStatus> streams) {
    current = Optional.of(streams.stream().sorted(ORDER).toList());
  }
}
