package io.agentclock.query.stream;

import io.agentclock.query.routing.Lookup;
import io.agentclock.query.routing.Router;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every processor each second how far its scopes were observed. */
@Context
final class ViewPoller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ViewPoller.class);
  private static final String TARGET = "/internal/views";
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Router router;
  private final Knowledge knowledge;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "views");
            thread.setDaemon(true);
            return thread;
          });

  ViewPoller(Router router, Knowledge knowledge) {
    this.router = router;
    this.knowledge = knowledge;
  }

  @PostConstruct
  void start() {
    timer.scheduleWithFixedDelay(this::askAndGoOn, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  @PreDestroy
  public void close() {
    timer.shutdownNow();
  }

  /** A scheduled task that throws is never run again; everything would grow stale. */
  private void askAndGoOn() {
    try {
      router.askEveryone(TARGET, PERIOD).forEach(answer -> answer.thenAccept(this::learn));
    } catch (RuntimeException e) {
      LOG.warn("the processors couldn't be asked for their views", e);
    }
  }

  private void learn(Lookup answer) {
    if (answer instanceof Lookup.Found found) {
      try {
        knowledge.learn(ViewReport.parse(found.body()));
      } catch (IOException e) {
        LOG.debug("the views a processor tells can't be read", e);
      }
    }
  }
}
