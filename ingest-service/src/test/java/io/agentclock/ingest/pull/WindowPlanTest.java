package io.agentclock.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.contract.FeedStreamStatus.Hole;
import io.agentclock.ingest.feed.Cadence;
import io.agentclock.ingest.feed.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowPlanTest {

  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00.900Z");
  private static final Instant END = Instant.parse("2026-03-10T10:00:00Z");
  private static final Duration RETENTION = Duration.ofDays(8);
  private static final Cadence CADENCE =
      new Cadence(
          Duration.ofSeconds(30),
          Duration.ofSeconds(35),
          Duration.ofSeconds(90),
          Duration.ofDays(4));

  @Test
  void shouldReachBackFromTheCheckpointByTheOverlapInWholeSeconds() {
    Instant checkpoint = Instant.parse("2026-03-10T09:59:00.700Z");

    assertThat(plan(RETENTION).first(Optional.of(checkpoint)))
        .isEqualTo(new Window(Instant.parse("2026-03-10T09:57:30Z"), END));
  }

  @Test
  void shouldBeginTheFirstPullAtStartFrom() {
    assertThat(plan(Duration.ofHours(24)).first(Optional.empty()))
        .isEqualTo(new Window(END.minus(Duration.ofHours(24)), END));
  }

  @Test
  void shouldNeverReachBackFurtherThanTheRetention() {
    Instant from = END.minus(RETENTION);

    assertThat(plan(Duration.ofDays(30)).first(Optional.empty()).from()).isEqualTo(from);
    assertThat(plan(RETENTION).first(Optional.of(END.minus(Duration.ofDays(9)))).from())
        .isEqualTo(from);
  }

  @Test
  void shouldGoInStepsOfFourDaysThatOverlap() {
    List<Window> steps = steps(Optional.empty(), window -> window.to().minusSeconds(35));

    assertThat(steps).hasSize(3);
    assertThat(steps.get(0).from()).isEqualTo(END.minus(RETENTION));
    assertThat(steps.get(2).to()).isEqualTo(END);
    for (int i = 0; i < steps.size(); i++) {
      Window step = steps.get(i);
      assertThat(Duration.between(step.from(), step.to())).isLessThanOrEqualTo(Duration.ofDays(4));
      assertThat(i == 0 || !step.from().isAfter(steps.get(i - 1).to().minusSeconds(35 + 90)))
          .as("no break between what was observed")
          .isTrue();
    }
  }

  @Test
  void shouldLeaveNoBreakWhereAStepEndsWithinTheSettleTime() {
    Instant checkpoint = END.minus(Duration.ofDays(4)).plusSeconds(80);
    Window first = plan(RETENTION).first(Optional.of(checkpoint));
    assertThat(first.to()).isEqualTo(END.minusSeconds(10));
    Instant observedTo = NOW.minusSeconds(35);

    Window second = plan(RETENTION).after(first, Optional.of(observedTo)).orElseThrow();

    assertThat(second.from()).isBefore(observedTo);
    assertThat(second.to()).isEqualTo(END);
  }

  @Test
  void shouldEndThePullWhereTheCheckpointDoesNotMove() {
    assertThat(steps(Optional.of(END.minus(Duration.ofDays(7))), window -> window.from()))
        .hasSize(1);
  }

  @Test
  void shouldEndAfterOneStepWhenItReachesNow() {
    assertThat(steps(Optional.of(END.minusSeconds(60)), window -> window.to().minusSeconds(35)))
        .hasSize(1);
  }

  @Test
  void shouldAskForTheOverlapWhereTheCheckpointLiesInTheFuture() {
    assertThat(plan(RETENTION).first(Optional.of(END.plus(Duration.ofDays(2)))))
        .isEqualTo(new Window(END.minusSeconds(90), END));
  }

  @Test
  void shouldNameTheHoleThatIsNeverRead() {
    Instant checkpoint = END.minus(Duration.ofDays(9));
    Window first = plan(RETENTION).first(Optional.of(checkpoint));

    assertThat(WindowPlan.hole(Optional.of(checkpoint), first))
        .contains(new Hole(checkpoint, first.from()));
    assertThat(WindowPlan.hole(Optional.of(first.from()), first)).isEmpty();
    assertThat(WindowPlan.hole(Optional.empty(), first)).isEmpty();
  }

  private static WindowPlan plan(Duration startFrom) {
    return new WindowPlan(CADENCE, startFrom, RETENTION, NOW);
  }

  private static List<Window> steps(
      Optional<Instant> checkpoint, java.util.function.Function<Window, Instant> observedTo) {
    List<Window> steps = new ArrayList<>();
    WindowPlan plan = plan(RETENTION);
    Optional<Window> step = Optional.of(plan.first(checkpoint));
    while (step.isPresent() && steps.size() < 20) {
      steps.add(step.get());
      step = plan.after(step.get(), Optional.of(observedTo.apply(step.get())));
    }
    return steps;
  }
}
