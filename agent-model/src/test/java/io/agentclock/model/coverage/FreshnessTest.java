package io.agentclock.model.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FreshnessTest {

  private static final OptionalLong NEVER = OptionalLong.empty();

  @Test
  void shouldSpeakForNowWhileALiveStreamIsNotStale() {
    Freshness fresh = new Freshness(OptionalLong.of(900), 1000, 100, true);

    assertThat(fresh.stale()).isFalse();
    assertThat(fresh.asOfMs(OptionalLong.of(500))).hasValue(1000);
    assertThat(fresh.asOfMs(NEVER)).hasValue(1000);
    assertThat(fresh.asOfMs(OptionalLong.of(1003))).hasValue(1003);
  }

  @Test
  void shouldSpeakForWhatWasObservedOnceItIsStale() {
    Freshness old = new Freshness(OptionalLong.of(899), 1000, 100, true);

    assertThat(old.stale()).isTrue();
    assertThat(old.asOfMs(OptionalLong.of(500))).hasValue(899);
    assertThat(old.asOfMs(OptionalLong.of(950))).hasValue(950);
  }

  @Test
  void shouldSpeakForWhatWasObservedOfAStreamThatIsNotLive() {
    Freshness batch = new Freshness(OptionalLong.of(950), 1000, 100, false);

    assertThat(batch.stale()).isFalse();
    assertThat(batch.asOfMs(NEVER)).hasValue(950);
  }

  @Test
  void shouldSpeakForTheLastEventAloneWhereNothingWasObserved() {
    assertThat(Freshness.NONE.stale()).isTrue();
    assertThat(Freshness.NONE.asOfMs(OptionalLong.of(7))).hasValue(7);
    assertThat(Freshness.NONE.asOfMs(NEVER)).isEmpty();
  }

  @Test
  void shouldCountNoTimeBackwards() {
    assertThat(Freshness.forMs(OptionalLong.of(5), OptionalLong.of(9))).hasValue(4);
    assertThat(Freshness.forMs(OptionalLong.of(9), OptionalLong.of(5))).hasValue(0);
    assertThat(Freshness.forMs(NEVER, OptionalLong.of(5))).isEmpty();
    assertThat(Freshness.forMs(OptionalLong.of(5), NEVER)).isEmpty();
  }
}
