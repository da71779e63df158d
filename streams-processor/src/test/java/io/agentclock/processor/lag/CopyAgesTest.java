package io.agentclock.processor.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.processor.lag.CopyAges.Position;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a copy is proven to be complete, and when it isn't. */
final class CopyAgesTest {

  private static final int P = 3;

  private final CopyAges ages = new CopyAges();

  @Test
  void shouldNotKnowAnythingBeforeALook() {
    assertThat(ages.completeAsOfMs(P)).isEmpty();
    assertThat(ages.lagRecords(P)).isEmpty();
  }

  @Test
  void shouldBeCompleteAsOfTheNewestLookWhoseEndsItReached() {
    look(1_000, at(5, 10));
    assertThat(ages.completeAsOfMs(P)).isEmpty();

    look(2_000, at(9, 20));
    assertThat(ages.completeAsOfMs(P)).isEmpty();

    look(3_000, at(10, 30));
    assertThat(ages.completeAsOfMs(P)).hasValue(1_000);

    look(4_000, at(25, 40));
    assertThat(ages.completeAsOfMs(P)).hasValue(2_000);
    assertThat(ages.lagRecords(P)).hasValue(15);

    look(5_000, at(40, 40));
    assertThat(ages.completeAsOfMs(P)).hasValue(5_000);
    assertThat(ages.lagRecords(P)).hasValue(0);
  }

  @Test
  void shouldNeedAllStores() {
    ages.look(P, 1_000, Map.of("agents", at(10, 10), "slots", at(9, 10)));

    assertThat(ages.completeAsOfMs(P)).isEmpty();
    assertThat(ages.lagRecords(P)).hasValue(1);
  }

  @Test
  void shouldTakeATailWithoutRecordsForRead() {
    look(1_000, at(9, 10));
    assertThat(ages.isStill(P, "agents", 9)).isTrue();

    ages.isEmptyFrom(P, "agents", 9, 10);
    look(2_000, at(9, 10));

    assertThat(ages.completeAsOfMs(P)).hasValue(2_000);
    assertThat(ages.reached(P, "agents", 9)).isEqualTo(10);
  }

  @Test
  void shouldNotTakeMoreThanTheTailForRead() {
    ages.isEmptyFrom(P, "agents", 9, 10);

    look(1_000, at(9, 12));
    assertThat(ages.completeAsOfMs(P)).as("two more since").isEmpty();

    look(2_000, at(8, 12));
    assertThat(ages.reached(P, "agents", 8)).as("something lies before the tail").isEqualTo(8);
    assertThat(ages.completeAsOfMs(P)).isEmpty();
  }

  @Test
  void shouldLetATailGrow() {
    ages.isEmptyFrom(P, "agents", 9, 10);
    ages.isEmptyFrom(P, "agents", 9, 12);

    look(1_000, at(9, 12));

    assertThat(ages.completeAsOfMs(P)).hasValue(1_000);
  }

  @Test
  void shouldForgetWhatBeginsAnew() {
    look(1_000, at(10, 10));
    long before = ages.upheavals();

    ages.forget(P);

    assertThat(ages.completeAsOfMs(P)).isEmpty();
    assertThat(ages.upheavals()).isGreaterThan(before);
  }

  @Test
  void shouldNotTrustWhatWentBack() {
    look(1_000, at(10, 10));

    look(2_000, at(3, 10));

    assertThat(ages.completeAsOfMs(P)).isEmpty();
    assertThat(ages.isStill(P, "agents", 3)).isTrue();
    assertThat(ages.isStill(P, "agents", 4)).isFalse();
  }

  @Test
  void shouldNotTrustACopyThatLostAStore() {
    ages.look(P, 1_000, Map.of("agents", at(1, 1), "slots", at(1, 1)));

    look(2_000, at(1, 2));

    assertThat(ages.completeAsOfMs(P)).isEmpty();
  }

  @Test
  void shouldKeepWhatWasProvenWhileNobodyCanLook() {
    ages.complete(P, 1_000);

    assertThat(ages.completeAsOfMs(P)).hasValue(1_000);
    assertThat(ages.completeAsOfMs(P + 1)).isEmpty();
  }

  @Test
  void shouldRememberSomeMinutesOnly() {
    for (int second = 0; second < 1_000; second++) {
      look(second * 1_000L, at(0, 10 + second));
    }

    look(1_000_000, at(10, 2_000));
    assertThat(ages.completeAsOfMs(P)).as("that look is forgotten").isEmpty();

    look(1_001_000, at(950, 2_000));
    assertThat(ages.completeAsOfMs(P)).hasValue(940_000);
  }

  private void look(long atMs, Position agents) {
    ages.look(P, atMs, Map.of("agents", agents));
  }

  private static Position at(long position, long end) {
    return new Position(position, end);
  }
}
