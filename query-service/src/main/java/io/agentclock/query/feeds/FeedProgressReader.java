package io.agentclock.query.feeds;

import io.agentclock.query.tail.TopicTail;
import io.agentclock.settings.Settings;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.List;

/** Keeps the feeds' progress as the topic says it. */
@Context
final class FeedProgressReader implements AutoCloseable {

  private final TopicTail tail;

  FeedProgressReader(Feeds feeds, Settings settings) {
    this.tail =
        new TopicTail(
            "feed-progress",
            settings,
            List.of(settings.topicNames().feedProgress()),
            () -> new FeedTable(feeds));
  }

  @PostConstruct
  void start() {
    tail.start();
  }

  @Override
  @PreDestroy
  public void close() {
    tail.close();
  }
}
