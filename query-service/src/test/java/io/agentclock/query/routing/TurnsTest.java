package io.agentclock.query.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final List<String> begun = new ArrayList<>();
  private final Map<String, Turns.Turn> held = new HashMap<>();

  @Test
  void shouldGiveOneCallerOnlySome() {
    Turns turns = new Turns(3, 2, 1, LONG);
    CompletableFuture<Void> first = begin(turns, "a1");
    begin(turns, "a2");
    begin(turns, "a3");
    begin(turns, "b1");

    assertThat(begun).containsExactly("a1", "a2", "b1");
    first.complete(null);
    assertThat(begun).containsExactly("a1", "a2", "b1", "a3");
  }

  @Test
  void shouldServeThoseWhoWaitOneAfterTheOther() {
    Turns turns = new Turns(1, 1, 1, LONG);
    List<CompletableFuture<Void>> work =
        List.of(
            begin(turns, "a1"),
            begin(turns, "a2"),
            begin(turns, "a3"),
            begin(turns, "b1"),
            begin(turns, "b2"));

    for (int i : new int[] {0, 1, 3, 2}) {
      work.get(i).complete(null);
    }

    assertThat(begun).containsExactly("a1", "a2", "b1", "a3", "b2");
  }

  @Test
  void shouldHandOnTheTurnOfWorkThatFails() {
    Turns turns = new Turns(1, 1, 1, LONG);
    CompletableFuture<Void> first = begin(turns, "a1");
    turns.take(
        "a",
        turn -> {
          throw new IllegalStateException("it can't begin");
        });
    begin(turns, "b1");

    first.completeExceptionally(new IllegalStateException("it can't go on"));

    assertThat(begun).containsExactly("a1", "b1");
    begin(turns, "c1");
    assertThat(begun).hasSize(2);
  }

  @Test
  void shouldPassOverThoseWhoHaveGivenUp() {
    Turns turns = new Turns(1, 1, 1, Duration.ofMillis(20));
    CompletableFuture<Void> first = begin(turns, "a1");
    CompletableFuture<Void> impatient = turns.take("b", turn -> new CompletableFuture<Void>());
    assertThatThrownBy(impatient::join).hasCauseInstanceOf(TimeoutException.class);

    first.complete(null);
    begin(turns, "c1");

    assertThat(begun).containsExactly("a1", "c1");
  }

  @Test
  void shouldHandOnTheTurnOfWorkThatStepsAside() {
    Turns turns = new Turns(1, 2, 1, LONG);
    CompletableFuture<Void> first = begin(turns, "a1");
    begin(turns, "b1");
    begin(turns, "b2");

    assertThat(held.get("a1").stepAside()).isTrue();
    assertThat(held.get("a1").stepAside()).isTrue();
    assertThat(begun).containsExactly("a1", "b1");

    first.complete(null);
    assertThat(begun).as("its turn has been handed on already").hasSize(2);
  }

  @Test
  void shouldLetOnlySomeStepAside() {
    Turns turns = new Turns(2, 2, 1, LONG);
    CompletableFuture<Void> first = begin(turns, "a1");
    begin(turns, "b1");
    begin(turns, "c1");
    assertThat(held.get("a1").stepAside()).isTrue();

    assertThat(held.get("b1").stepAside()).isFalse();
    first.complete(null);

    assertThat(held.get("b1").stepAside()).isTrue();
    begin(turns, "d1");
    assertThat(begun).containsExactly("a1", "b1", "c1", "d1");
  }

  @Test
  void shouldCountWhatIsAsideAsItsCallersOwn() {
    Turns turns = new Turns(2, 1, 1, LONG);
    CompletableFuture<Void> first = begin(turns, "a1");
    begin(turns, "a2");

    held.get("a1").stepAside();
    assertThat(begun).containsExactly("a1");
    first.complete(null);

    assertThat(begun).containsExactly("a1", "a2");
  }

  @Test
  void shouldHaveNothingToHandOnOnceItIsOver() {
    Turns turns = new Turns(1, 1, 1, LONG);
    begin(turns, "a1").complete(null);
    begin(turns, "b1");
    begin(turns, "c1");

    assertThat(held.get("a1").stepAside()).isTrue();

    assertThat(begun).containsExactly("a1", "b1");
  }

  private CompletableFuture<Void> begin(Turns turns, String work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    turns.take(
        work.substring(0, 1),
        turn -> {
          begun.add(work);
          held.put(work, turn);
          return done;
        });
    return done;
  }
}
