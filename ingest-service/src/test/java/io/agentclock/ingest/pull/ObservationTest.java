package io.agentclock.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.ingest.feed.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationTest {

  private static final Instant BEGUN = Instant.parse("2026-03-10T10:00:00.250Z");
  private static final Instant ENDED = BEGUN.plusSeconds(12);
  private static final Duration SETTLE = Duration.ofSeconds(35);
  private static final Instant FROM = Instant.parse("2026-03-10T09:50:00Z");
  private static final Window WINDOW = new Window(FROM, Instant.parse("2026-03-10T10:00:00Z"));

  @Test
  void shouldEndTheSettleTimeBeforeTheRequest() {
    Observation seen = seen(WINDOW, Optional.empty());

    assertThat(seen.from()).isEqualTo(FROM);
    assertThat(seen.to()).isEqualTo(Instant.parse("2026-03-10T09:59:25.250Z"));
    assertThat(seen.isEmpty()).isFalse();
    assertThat(seen.skew()).isEmpty();
  }

  @Test
  void shouldEndWithTheWindowWhereThatIsLongAgo() {
    Window old = new Window(FROM.minusSeconds(900), FROM);

    assertThat(seen(old, Optional.of(BEGUN)).to()).isEqualTo(FROM);
  }

  @Test
  void shouldSayNothingWithinTheSettleTime() {
    Window young = new Window(WINDOW.to().minusSeconds(20), WINDOW.to());

    assertThat(seen(young, Optional.empty()).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-10T10:00:00Z", // the second in which the request began
    "2026-03-10T10:00:12Z", // any time of the exchange
    "2026-03-10T10:00:17Z", // 4.75 s after its end
    "2026-03-10T09:59:55Z", // 4.251 s before its start, at the latest
  })
  void shouldMindNoSmallDifferenceOfClocks(Instant vendorDate) {
    assertThat(seen(WINDOW, Optional.of(vendorDate)).skew()).isEmpty();
    assertThat(seen(WINDOW, Optional.of(vendorDate)).to()).isEqualTo(BEGUN.minus(SETTLE));
  }

  @Test
  void shouldCountTheVendorsClockWhereItIsBehind() {
    Instant vendorDate = Instant.parse("2026-03-10T09:58:00Z");

    Observation seen = seen(WINDOW, Optional.of(vendorDate));

    assertThat(seen.to()).isEqualTo(vendorDate.minus(SETTLE));
    assertThat(seen.skew().orElseThrow()).isNegative();
  }

  @Test
  void shouldCountOurClockWhereTheVendorsIsAhead() {
    Observation seen = seen(WINDOW, Optional.of(Instant.parse("2026-03-10T10:02:00Z")));

    assertThat(seen.to()).isEqualTo(BEGUN.minus(SETTLE));
    assertThat(seen.skew()).contains(Duration.ofMillis(107_750));
  }

  private static Observation seen(Window window, Optional<Instant> vendorDate) {
    return Observation.of(window, SETTLE, BEGUN, ENDED, vendorDate);
  }
}
