package io.agentclock.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.FeedStreamStatus.Hole;
import io.agentclock.contract.FeedStreamStatus.LastError;
import io.agentclock.contract.FeedStreamStatus.Status;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamLedgerTest {

  private static final Instant AT = Instant.parse("2026-03-10T10:00:00Z");
  private static final Instant THROUGH = AT.minusSeconds(60);
  private static final Hole OLD =
      new Hole(AT.minus(Duration.ofDays(9)), AT.minus(Duration.ofDays(7)));
  private static final VendorFaultException PASSING =
      VendorFaultException.passing("HTTP_503", "busy");

  private final StreamLedger ledger = new StreamLedger(Duration.ofDays(8));
  private final FeedStreamStatus up =
      new FeedStreamStatus(
          "f",
          "kore",
          "a",
          "s",
          Status.UP,
          Optional.of(THROUGH),
          Optional.empty(),
          7,
          Optional.empty(),
          List.of(OLD));

  @Test
  void shouldNeverMoveTheCheckpointByAFailure() {
    FeedStreamStatus failed = ledger.failed(up, PASSING, 1, AT);

    assertThat(failed.status()).isEqualTo(Status.DEGRADED);
    assertThat(failed.observedThrough()).contains(THROUGH);
    assertThat(failed.items()).isEqualTo(7);
    assertThat(failed.holes()).containsExactly(OLD);
    assertThat(failed.lastPullAt()).contains(AT);
    assertThat(failed.lastError()).contains(new LastError(AT, "HTTP_503", "busy"));
  }

  @Test
  void shouldBeDownAfterSeveralFailuresOrOneThatDoesNotPass() {
    assertThat(ledger.failed(up, PASSING, 4, AT).status()).isEqualTo(Status.DEGRADED);
    assertThat(ledger.failed(up, PASSING, 5, AT).status()).isEqualTo(Status.DOWN);
    for (Kind kind : List.of(Kind.LOGIN, Kind.REQUEST)) {
      VendorFaultException fault = new VendorFaultException(kind, "c", "m", Optional.empty());
      assertThat(ledger.failed(up, fault, 1, AT).status()).isEqualTo(Status.DOWN);
    }
  }

  @Test
  void shouldMoveTheCheckpointAndKeepTheLastErrorWhenItHeals() {
    FeedStreamStatus failed = ledger.failed(up, PASSING, 9, AT);

    FeedStreamStatus healed = ledger.read(failed, step(seen(AT), Optional.empty(), 3), AT);

    assertThat(healed.status()).isEqualTo(Status.UP);
    assertThat(healed.observedThrough()).contains(AT);
    assertThat(healed.items()).isEqualTo(10);
    assertThat(healed.lastError()).isEqualTo(failed.lastError());
  }

  @Test
  void shouldNeverMoveTheCheckpointBack() {
    assertThat(
            ledger
                .read(up, step(seen(THROUGH.minusSeconds(5)), Optional.empty(), 0), AT)
                .observedThrough())
        .contains(THROUGH);
  }

  @Test
  void shouldSayNothingNewOfAnEmptyObservation() {
    Observation empty = new Observation(AT, AT, Optional.empty());

    assertThat(ledger.read(up, step(empty, Optional.empty(), 1), AT).observedThrough())
        .contains(THROUGH);
  }

  @Test
  void shouldKeepTheBeginningOfTheFirstPullUntilThereIsMoreToSay() {
    Observation empty = new Observation(THROUGH, THROUGH.minusSeconds(60), Optional.empty());
    FeedStreamStatus first = ledger.read(never(), step(empty, Optional.empty(), 1), AT);
    Observation later = new Observation(AT, AT, Optional.empty());

    assertThat(first.observedThrough()).contains(THROUGH);
    assertThat(ledger.read(first, step(later, Optional.empty(), 1), AT).observedThrough())
        .contains(THROUGH);
  }

  private FeedStreamStatus never() {
    return new FeedStreamStatus(
        up.feed(),
        up.source(),
        up.account(),
        up.stream(),
        Status.STARTING,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        List.of());
  }

  @Test
  void shouldKeepHolesAsLongAsTheRetention() {
    Hole young = new Hole(AT.minusSeconds(9), AT.minusSeconds(8));
    FeedStreamStatus next = ledger.read(up, step(seen(AT), Optional.of(young), 0), AT);

    assertThat(next.holes()).containsExactly(OLD, young);
    assertThat(
            ledger
                .read(next, step(seen(AT), Optional.empty(), 0), AT.plus(Duration.ofDays(2)))
                .holes())
        .containsExactly(young);
  }

  @Test
  void shouldBeDegradedWhileTheClocksDiffer() {
    Observation skewed = new Observation(THROUGH, AT, Optional.of(Duration.ofSeconds(-7)));

    FeedStreamStatus next = ledger.read(up, step(skewed, Optional.empty(), 0), AT);

    assertThat(next.status()).isEqualTo(Status.DEGRADED);
    assertThat(next.lastError().orElseThrow().code()).isEqualTo("CLOCK_SKEW");
    assertThat(next.lastError().orElseThrow().message()).contains("7 s behind", "NTP");
  }

  private static StreamLedger.Step step(Observation seen, Optional<Hole> hole, long items) {
    return new StreamLedger.Step(seen, hole, items, Optional.empty());
  }

  private static Observation seen(Instant to) {
    return new Observation(to.minusSeconds(90), to, Optional.empty());
  }
}
