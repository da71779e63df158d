package io.agentclock.ingest.vendor;

import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.RetryPauses;
import io.agentclock.ingest.feed.VendorDirectory;
import io.agentclock.ingest.feed.VendorDirectory.People;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Asks a vendor until it answers: faults that pass are tried again without end, at longer and
 * longer intervals, as the window stays where it is and nothing is lost by waiting.
 */
public final class Fetcher {

  /** Pauses are up to this much longer, so that those who failed together don't come together. */
  private static final double JITTER = 0.2;

  private static final Set<Kind> AGAIN = EnumSet.of(Kind.PASSING, Kind.UNFINISHED);

  private final Feed feed;
  private final VendorHttp http;
  private final RequestLimits limits;
  private final Clock clock;
  private final FailsafeExecutor<Object> retrying;

  public Fetcher(Feed feed, VendorHttp http, RequestLimits limits, Clock clock) {
    this.feed = feed;
    this.http = http;
    this.limits = limits;
    this.clock = clock;
    this.retrying = Failsafe.with(policy(feed.options().pauses()));
  }

  /**
   * One page of a stream's window.
   *
   * @param failed told of every fault, the one that is thrown too
   * @throws VendorFaultException for faults that don't pass by themselves
   * @throws dev.failsafe.FailsafeException if the thread was interrupted
   */
  public Fetched fetch(
      VendorStream stream,
      Window window,
      Optional<String> page,
      Consumer<VendorFaultException> failed) {
    return fetch(
        stream.access(),
        failed,
        calls -> {
          Page read = stream.reader().page(window, page, calls);
          return calls.fetched(read, clock.instant());
        });
  }

  /**
   * One page of a vendor's list of agents.
   *
   * @param failed told of every fault, the one that is thrown too
   * @throws VendorFaultException for faults that don't pass by themselves
   * @throws dev.failsafe.FailsafeException if the thread was interrupted
   */
  public People fetch(
      VendorDirectory directory, Optional<String> page, Consumer<VendorFaultException> failed) {
    return fetch(directory.access(), failed, calls -> directory.page(page, calls));
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(Conversation calls) throws InterruptedException;
  }

  private <T> T fetch(
      VendorAccess access, Consumer<VendorFaultException> failed, Reading<T> reading) {
    CheckedSupplier<T> attempt =
        () -> {
          try {
            return withLogin(access, reading);
          } catch (VendorFaultException fault) {
            if (fault.kind() != Kind.UNFINISHED) {
              failed.accept(fault);
            }
            throw fault;
          }
        };
    return retrying.get(attempt);
  }

  private <T> T withLogin(VendorAccess access, Reading<T> reading) throws InterruptedException {
    try {
      return once(access, reading);
    } catch (VendorFaultException fault) {
      if (fault.kind() != Kind.LOGIN || !access.forgetLogin()) {
        throw fault;
      }
      return once(access, reading);
    }
  }

  private <T> T once(VendorAccess access, Reading<T> reading) throws InterruptedException {
    Conversation calls = new Conversation(feed, access, http, limits);
    try {
      return reading.read(calls);
    } catch (VendorFaultException fault) {
      throw calls.told(fault);
    }
  }

  private static RetryPolicy<Object> policy(RetryPauses pauses) {
    return RetryPolicy.builder()
        .handleIf(
            (answer, fault) ->
                fault instanceof VendorFaultException vendors && AGAIN.contains(vendors.kind()))
        .withDelayFn(context -> pause(context, pauses))
        .withMaxRetries(-1)
        .build();
  }

  /** What the vendor asks for where it asks, but no quick loop if it asks for nothing. */
  private static Duration pause(ExecutionContext<Object> context, RetryPauses pauses) {
    VendorFaultException fault = context.getLastException();
    Duration pause =
        fault
            .retryAfter()
            .map(wait -> wait.compareTo(pauses.shortest()) < 0 ? pauses.shortest() : wait)
            .orElse(pauses.after(context.getAttemptCount()));
    double longer = 1 + ThreadLocalRandom.current().nextDouble(JITTER);
    return Duration.ofMillis((long) Math.ceil(pause.toMillis() * longer));
  }
}
