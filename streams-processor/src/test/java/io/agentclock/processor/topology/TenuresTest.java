package io.agentclock.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TenuresTest {

  private final Tenures tenures = new Tenures();

  @Test
  void shouldKnowNoneBeforeOneBegins() {
    tenures.begin(1);

    assertThat(tenures.of(0)).isEmpty();
  }

  @Test
  void shouldLastUntilItEnds() {
    Tenure tenure = tenures.begin(0);

    assertThat(tenures.of(0)).hasValue(tenure);
    assertThat(tenures.lasts(tenure)).isTrue();

    tenures.end(tenure);

    assertThat(tenures.of(0)).isEmpty();
    assertThat(tenures.lasts(tenure)).isFalse();
  }

  @Test
  void shouldNotTakeTheNextForTheOneBefore() {
    Tenure before = tenures.begin(0);
    tenures.end(before);
    Tenure next = tenures.begin(0);

    assertThat(tenures.lasts(before)).isFalse();
    assertThat(tenures.lasts(next)).isTrue();
  }

  @Test
  void shouldNotEndTheNextWithTheOneBefore() {
    Tenure before = tenures.begin(0);
    Tenure next = tenures.begin(0);

    tenures.end(before);

    assertThat(tenures.lasts(before)).isFalse();
    assertThat(tenures.of(0)).hasValue(next);
  }
}
