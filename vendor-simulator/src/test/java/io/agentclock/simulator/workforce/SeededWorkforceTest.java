package io.agentclock.simulator.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SeededWorkforceTest {

  private static final Instant START = Instant.parse("2026-03-02T10:17:23Z");
  private static final Instant END = START.plus(Duration.ofDays(4));
  private static final Set<Doing> AT_WORK =
      Set.of(Doing.READY, Doing.ON_A_CONTACT, Doing.WRAPPING_UP);

  private final SeededWorkforce workforce = new SeededWorkforce(7, 200, START);

  @Test
  void shouldHaveTheSamePastForTheSameSeed() {
    SeededWorkforce twin = new SeededWorkforce(7, 200, START);

    assertThat(twin.agents()).isEqualTo(workforce.agents());
    assertThat(twin.between(START, END)).isEqualTo(workforce.between(START, END));
  }

  @Test
  void shouldHaveAnotherPastForAnotherSeed() {
    SeededWorkforce stranger = new SeededWorkforce(8, 200, START);

    assertThat(stranger.agents()).doesNotContainAnyElementsOf(workforce.agents());
  }

  @Test
  void shouldTellInPiecesWhatItTellsAtOnce() {
    List<TruthEvent> atOnce = workforce.between(START, END);

    List<TruthEvent> inPieces = new ArrayList<>();
    SeededWorkforce other = new SeededWorkforce(7, 200, START);
    // Later days first: asking must not change anything.
    other.between(END.minus(Duration.ofHours(5)), END);
    Duration piece = Duration.ofSeconds(10_007);
    for (Instant from = START; from.isBefore(END); from = from.plus(piece)) {
      Instant to = from.plus(piece);
      inPieces.addAll(other.between(from, to.isBefore(END) ? to : END));
    }

    assertThat(atOnce).hasSizeGreaterThan(20_000);
    assertThat(inPieces).isEqualTo(atOnce);
  }

  @Test
  void shouldTellOfOneAgentWhatItTellsOfAll() {
    Map<String, List<TruthEvent>> all =
        workforce.between(START, END).stream().collect(Collectors.groupingBy(TruthEvent::agentId));

    for (Agent agent : workforce.agents()) {
      assertThat(workforce.of(agent.agentId(), START, END))
          .isEqualTo(all.getOrDefault(agent.agentId(), List.of()));
    }
  }

  @Test
  void shouldStartNothingBeforeTheHistory() {
    assertThat(workforce.between(Instant.EPOCH, START)).isEmpty();
    assertThat(workforce.between(Instant.EPOCH, START.plusSeconds(600))).isNotEmpty();
  }

  @Test
  void shouldChangeSixtyToAHundredAndFiftyTimesInMostShifts() {
    List<Integer> sizes = new ArrayList<>();
    for (int index = 0; index < 200; index++) {
      for (long day = 20_500; day < 20_507; day++) {
        int size = AgentPlan.of(7, index).shift(day).size();
        if (size > 0) {
          sizes.add(size);
        }
      }
    }

    long usual = sizes.stream().filter(size -> size >= 60 && size <= 150).count();

    assertThat((double) usual / sizes.size()).isGreaterThan(0.75);
  }

  @Test
  void shouldHaveAGoodPartOnShiftAtEveryHour() {
    for (int hour = 24; hour < 72; hour++) {
      Instant at = START.plus(Duration.ofHours(hour));
      Map<String, Doing> doing = new HashMap<>();
      workforce.between(START, at).forEach(event -> doing.put(event.agentId(), event.doing()));
      long there = doing.values().stream().filter(what -> what != Doing.GONE).count();

      assertThat(there).as("on shift at %s", at).isBetween(30L, 150L);
    }
  }

  @Test
  void shouldHaveSomeWhoStayLoggedInAndSomeWhoAreNeverThere() {
    Map<String, TruthEvent> last = new HashMap<>();
    workforce.between(START, END).forEach(event -> last.put(event.agentId(), event));

    long staying =
        last.values().stream()
            .filter(event -> event.doing() == Doing.READY)
            .filter(event -> event.at().isBefore(START.plus(Duration.ofHours(8))))
            .count();
    long absent = workforce.agents().stream().filter(a -> !last.containsKey(a.agentId())).count();

    assertThat(staying).isEqualTo(4);
    assertThat(absent).isEqualTo(4);
  }

  @Test
  void shouldNeverChangeAnAgentsShiftsIntoOneAnother() {
    for (Agent agent : workforce.agents()) {
      List<TruthEvent> events = workforce.of(agent.agentId(), START, END);
      assertThat(events).isSortedAccordingTo(TruthEvent.BY_TIME);
      boolean gone = false;
      for (TruthEvent event : events) {
        assertThat(gone && event.doing() == Doing.GONE).as("gone twice: %s", event).isFalse();
        gone = event.doing() == Doing.GONE;
      }
    }
  }

  @Test
  void shouldSayEverythingThatMakesReadingHard() {
    List<TruthEvent> events = workforce.between(START, END);
    Set<String> codes = new HashSet<>();
    Set<String> seconds = new HashSet<>();
    int sameSecond = 0;
    for (TruthEvent event : events) {
      codes.add(String.valueOf(event.code()));
      sameSecond += seconds.add(event.agentId() + event.at()) ? 0 : 1;
    }

    assertThat(codes).contains("1", "2", "3", "4", "5", "6", "7", "8", "9", "null");
    assertThat(sameSecond).isPositive();
    assertThat(events).extracting(TruthEvent::said).contains("away", "Busy", "LUNCH", "wrapup");
    assertThat(events).extracting(TruthEvent::doing).containsAll(AT_WORK);
    assertThat(events).noneMatch(event -> event.code() != null && AT_WORK.contains(event.doing()));
  }

  @Test
  void shouldReadBackTheLinesItPrints() {
    List<TruthEvent> events = workforce.between(START, START.plus(Duration.ofHours(3)));

    assertThat(TruthJson.parse(TruthJson.lines(events))).isEqualTo(events).isNotEmpty();
  }
}
