package io.agentclock.system.kit;

import io.agentclock.simulator.judge.Difference;
import io.agentclock.simulator.judge.ExpectedRow;
import io.agentclock.simulator.judge.Hole;
import io.agentclock.simulator.judge.Judge;
import io.agentclock.simulator.judge.RowComparison;
import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares what an API says with a recount from the raw truth.
 *
 * @param api the one under test
 * @param account the agents' account
 * @param interval the length of an interval
 * @param holes what nobody ever observed
 */
public record RowCheck(Api api, String account, Duration interval, List<Hole> holes) {

  private static final Duration MAX_UNCHANGED = Duration.ofHours(24);

  /** Everything observed. */
  public static RowCheck of(Api api, String account, Duration interval) {
    return new RowCheck(api, account, interval, List.of());
  }

  /** The start of the interval that holds an instant. */
  public Instant border(Instant instant) {
    long lengthMs = interval.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), lengthMs) * lengthMs);
  }

  /** The key of an agent of the account. */
  public String key(String agentId) {
    return "kore:" + account + ':' + agentId;
  }

  /** The rows each agent must have, by its key. */
  public Map<String, List<ExpectedRow>> expected(List<TruthEvent> truth, Instant through) {
    Judge judge = new Judge(interval, MAX_UNCHANGED);
    Map<String, List<ExpectedRow>> expected = new TreeMap<>();
    truth.stream()
        .filter(event -> event.at().isBefore(through))
        .collect(Collectors.groupingBy(TruthEvent::agentId))
        .forEach(
            (agentId, events) -> expected.put(key(agentId), judge.rows(events, holes, through)));
    return expected;
  }

  /**
   * What is different in any agent's closed rows; empty when nothing is.
   *
   * @param through a border that was observed
   */
  public List<Difference> differences(List<TruthEvent> truth, Instant through) {
    List<Difference> differences = new ArrayList<>();
    expected(truth, through)
        .forEach(
            (agent, rows) -> {
              if (!rows.isEmpty()) {
                differences.addAll(
                    RowComparison.of(agent, rows, api.rows(agent, rows.get(0).start(), through)));
              }
            });
    return differences;
  }
}
