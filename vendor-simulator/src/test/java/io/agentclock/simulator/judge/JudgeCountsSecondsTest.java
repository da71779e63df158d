package io.agentclock.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.simulator.workforce.Agent;
import io.agentclock.simulator.workforce.SeededWorkforce;
import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The judge's pieces must say what asking every single second says. */
class JudgeCountsSecondsTest {

  private static final Instant START = Instant.parse("2026-03-02T10:17:23Z");
  private static final Instant END = START.plus(Duration.ofHours(40));
  private static final Duration MAX_UNCHANGED = Duration.ofHours(3).plusSeconds(77);
  private static final List<Hole> HOLES =
      List.of(
          new Hole(START.plusSeconds(20_000), START.plusSeconds(20_100)),
          new Hole(START.plusSeconds(50_000), START.plusSeconds(59_999)));

  private final SeededWorkforce workforce = new SeededWorkforce(11, 60, START);
  private final Judge judge = new Judge(Duration.ofMinutes(15), MAX_UNCHANGED);

  @Test
  void shouldCountWhatEverySecondSays() {
    int rows = 0;
    for (Agent agent : workforce.agents()) {
      List<TruthEvent> events = workforce.of(agent.agentId(), START, END);
      Chronicle chronicle = new Chronicle(JudgedVendor.KORE.holding(events), HOLES, MAX_UNCHANGED);
      for (ExpectedRow row : judge.rows(events, HOLES, END)) {
        assertThat(durations(row)).isEqualTo(secondBySecond(chronicle, row));
        rows++;
      }
    }
    assertThat(rows).isGreaterThan(3_000);
  }

  @Test
  void shouldCountEveryRunAndEveryLoginOnce() {
    for (Agent agent : workforce.agents()) {
      Instant border = Instant.parse("2026-03-04T02:00:00Z");
      List<TruthEvent> events = workforce.of(agent.agentId(), START, border);
      List<ExpectedRow> rows = judge.rows(events, HOLES, border);
      List<JudgedRun> runs =
          new Chronicle(JudgedVendor.KORE.holding(events), HOLES, MAX_UNCHANGED).runs();

      int entries =
          rows.stream().flatMap(r -> r.lines().stream()).mapToInt(ExpectedLine::entries).sum();
      int logins = rows.stream().mapToInt(ExpectedRow::logins).sum();
      int logouts = rows.stream().mapToInt(ExpectedRow::logouts).sum();

      assertThat(entries).isEqualTo(runs.size());
      assertThat(logins - logouts).isBetween(0, 1);
    }
  }

  private static Map<Judged, Long> durations(ExpectedRow row) {
    Map<Judged, Long> durations = new HashMap<>();
    for (ExpectedLine line : row.lines()) {
      durations.put(
          new Judged(JudgedState.valueOf(line.state()), line.reason()), line.durationMs());
    }
    return durations;
  }

  private static Map<Judged, Long> secondBySecond(Chronicle chronicle, ExpectedRow row) {
    Map<Judged, Long> durations = new HashMap<>();
    for (long ms = row.start().toEpochMilli(); ms < row.end().toEpochMilli(); ms += 1_000) {
      durations.merge(chronicle.at(ms), 1_000L, Long::sum);
    }
    return durations;
  }
}
