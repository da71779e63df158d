package io.agentclock.processor.raw;

import io.agentclock.contract.Progress;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.AgentKey;
import io.agentclock.model.coverage.Range;
import io.agentclock.model.ledger.Rules;
import java.time.Duration;
import java.util.Optional;

/** Reads what a progress record says, and refuses what can't be true. */
public final class ProgressReader {

  private ProgressReader() {}

  /**
   * What was observed.
   *
   * @param scope {@code source:account}
   * @param stream the stream
   * @param range the time that was read completely
   * @param staleAfterMs how old that knowledge may get, where the record says so
   */
  public record Observed(String scope, String stream, Range range, Optional<Long> staleAfterMs) {}

  /**
   * @param source the topic's
   * @param fetchedAtMs when the vendor was asked, epoch milliseconds
   * @throws RefusedException if it can't be used
   */
  public static Observed read(byte[] value, Source source, long fetchedAtMs)
      throws RefusedException {
    Progress progress = Progress.fromJson(value);
    if (!progress.source().equals(source.name())
        || !source.streams().containsKey(progress.stream())) {
      throw new RefusedException(
          RefusalReason.UNKNOWN_STREAM,
          "progress of %s/%s on the topic of %s"
              .formatted(progress.source(), progress.stream(), source.name()));
    }
    return new Observed(
        AgentKey.scope(
            progress.source(), VendorText.checked("progress: account", progress.account())),
        progress.stream(),
        range(progress, fetchedAtMs),
        progress.staleAfter().map(Duration::toMillis));
  }

  private static Range range(Progress progress, long fetchedAtMs) throws RefusedException {
    try {
      Range range =
          new Range(progress.observedFrom().toEpochMilli(), progress.observedTo().toEpochMilli());
      if (range.fromMs() < 0) {
        throw new RefusedException(
            RefusalReason.BAD_TIME,
            "observed from %s, before there were vendors".formatted(progress.observedFrom()));
      }
      if (range.toMs() > fetchedAtMs + Rules.MOST_AHEAD_MS) {
        throw new RefusedException(
            RefusalReason.TOO_NEW,
            "observed to %s, after it was fetched".formatted(progress.observedTo()));
      }
      return range;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new RefusedException(
          RefusalReason.BAD_TIME,
          "observed from %s to %s".formatted(progress.observedFrom(), progress.observedTo()),
          e);
    }
  }
}
