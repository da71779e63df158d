package io.agentclock.ingest.vendor;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.FeedOptions;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks a vendor for one page until it answers: faults that pass are tried again without end, at
 * longer and longer intervals, as the window stays where it is and nothing is lost by waiting.
 */
public final class Fetcher {

  private static final double JITTER = 0.2;

  /** What the library takes for "no particular delay". */
  private static final Duration BACK_OFF = Duration.ofNanos(-1);

  private final Feed feed;
  private final VendorStream stream;
  private final VendorHttp http;
  private final RequestLimits limits;
  private final AnswerJudge judge;
  private final FailsafeExecutor<Fetched> retrying;

  public Fetcher(Feed feed, VendorStream stream, VendorHttp http, RequestLimits limits) {
    this.feed = feed;
    this.stream = stream;
    this.http = http;
    this.limits = limits;
    this.judge = new AnswerJudge(stream);
    this.retrying = Failsafe.with(policy(feed.options()));
  }

  /**
   * One page.
   *
   * @param failed told of every fault, the one that is thrown too
   * @throws VendorFaultException for faults that don't pass by themselves
   * @throws dev.failsafe.FailsafeException if the thread was interrupted
   */
  public Fetched fetch(
      Window window, Optional<String> page, Consumer<VendorFaultException> failed) {
    return retrying.get(() -> attempt(window, page, failed));
  }

  private Fetched attempt(
      Window window, Optional<String> page, Consumer<VendorFaultException> failed)
      throws InterruptedException {
    try {
      return withLogin(window, page);
    } catch (VendorFaultException fault) {
      failed.accept(fault);
      throw fault;
    }
  }

  private Fetched withLogin(Window window, Optional<String> page) throws InterruptedException {
    try {
      return once(window, page);
    } catch (VendorFaultException fault) {
      if (fault.kind() != Kind.LOGIN) {
        throw fault;
      }
      stream.forgetLogin();
      return once(window, page);
    }
  }

  private Fetched once(Window window, Optional<String> page) throws InterruptedException {
    limits.await(feed.scope());
    HttpRequest request = stream.request(window, page);
    HttpAnswer answer = http.exchange(request, feed.options().requestTimeout());
    return new Fetched(
        judge.judge(request, answer), answer.begun(), answer.ended(), HeaderTimes.date(answer));
  }

  private static RetryPolicy<Fetched> policy(FeedOptions options) {
    return RetryPolicy.<Fetched>builder()
        .handleIf(
            (answer, fault) ->
                fault instanceof VendorFaultException vendors && vendors.kind() == Kind.PASSING)
        .withBackoff(options.retryInitial(), options.retryMost(), 2.0)
        .withJitter(JITTER)
        .withDelayFnOn(
            context -> vendorsDelay(context.getLastException(), options),
            VendorFaultException.class)
        .withMaxRetries(-1)
        .build();
  }

  /**
   * What the vendor asks for, but no quick loop if it asks for nothing. The library's jitter also
   * shortens, and the vendor's wait must not be cut short.
   */
  private static Duration vendorsDelay(VendorFaultException fault, FeedOptions options) {
    return fault
        .retryAfter()
        .map(wait -> wait.compareTo(options.retryInitial()) < 0 ? options.retryInitial() : wait)
        .map(wait -> Duration.ofMillis((long) Math.ceil(wait.toMillis() / (1 - JITTER))))
        .orElse(BACK_OFF);
  }
}
