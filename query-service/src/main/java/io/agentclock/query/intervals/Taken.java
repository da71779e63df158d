package io.agentclock.query.intervals;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Schedulers;

/**
 * Fails what nobody takes: whoever has been given a piece and doesn't ask for another one for too
 * long holds memory that others need. How long a piece takes to come is no concern of his.
 */
final class Taken<T> implements CoreSubscriber<T>, Subscription {

  private static final int LOOKS = 4; // within the patience
  private static final long WANTED = 0;
  private static final long ENDED = -1;

  private final Subscriber<? super T> client;
  private final Duration patience;
  private final AtomicLong demand = new AtomicLong();

  /**
   * {@link #WANTED}, {@link #ENDED}, or how long after the beginning nothing was wanted any more.
   */
  private final AtomicLong unwantedAt = new AtomicLong(WANTED);

  private final long begin = System.nanoTime();
  private volatile Subscription pieces;
  private volatile Disposable watch;

  private Taken(Subscriber<? super T> client, Duration patience) {
    this.client = client;
    this.patience = patience;
  }

  /**
   * The same, as long as they are taken.
   *
   * @return fails with an {@link UntakenException} once nothing was taken for the patience
   */
  static <T> Flux<T> within(Duration patience, Flux<T> pieces) {
    return Flux.from(client -> pieces.subscribe(new Taken<T>(client, patience)));
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    pieces = subscription;
    unwantedAt.set(now());
    long period = Math.max(1, patience.toMillis() / LOOKS);
    watch =
        Schedulers.parallel()
            .schedulePeriodically(this::look, period, period, TimeUnit.MILLISECONDS);
    client.onSubscribe(this);
  }

  @Override
  public void onNext(T piece) {
    if (unwantedAt.get() == ENDED) {
      return;
    }
    client.onNext(piece);
    if (demand.decrementAndGet() == 0) {
      unwantedAt.compareAndSet(WANTED, now());
      if (demand.get() > 0) {
        want(); // it asked for more meanwhile
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (end()) {
      client.onError(failure);
    }
  }

  @Override
  public void onComplete() {
    if (end()) {
      client.onComplete();
    }
  }

  @Override
  public void request(long n) {
    demand.getAndAccumulate(n, Operators::addCap);
    want();
    pieces.request(n);
  }

  @Override
  public void cancel() {
    if (end()) {
      pieces.cancel();
    }
  }

  private void want() {
    unwantedAt.getAndUpdate(at -> at == ENDED ? ENDED : WANTED);
  }

  private void look() {
    long at = unwantedAt.get();
    if (at > 0 && now() - at > patience.toNanos() && unwantedAt.compareAndSet(at, ENDED)) {
      watch.dispose();
      pieces.cancel();
      client.onError(new UntakenException());
    }
  }

  private boolean end() {
    watch.dispose();
    return unwantedAt.getAndSet(ENDED) != ENDED;
  }

  private long now() {
    return Math.max(1, System.nanoTime() - begin);
  }
}
