package io.agentclock.model.properties;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.interval.StateTime;
import io.agentclock.model.kit.LogEntry;
import io.agentclock.model.kit.RecordedOutput.Rowed;
import io.agentclock.model.kit.Replay;
import io.agentclock.model.ledger.Rules;
import io.agentclock.model.oracle.Oracle;
import io.agentclock.model.oracle.Says;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties 2 and 4, and what every row and its revisions must be like. */
class RowPropertiesTest {

  @Provide
  Arbitrary<History> histories() {
    return Histories.of(Histories.Kind.MAPPED_ANEW);
  }

  @Property
  void shouldAddUpToTheLengthOfTheIntervalInEveryRow(@ForAll("histories") History history) {
    Replay replay = Replay.of(history.rules(), history.log());

    for (Rowed rowed : allRows(history, replay)) {
      List<StateTime> lines = rowed.row().content().states();
      assertThat(lines.stream().mapToLong(StateTime::durationMs).sum())
          .as("row %s", rowed)
          .isEqualTo(history.rules().grid().lengthMs());
      assertThat(lines).allMatch(line -> line.durationMs() > 0);
      assertThat(lines.stream().map(StateTime::activity).distinct().toList())
          .as("lines in row order, one per activity")
          .isSortedAccordingTo(Activity.ROW_ORDER)
          .hasSameSizeAs(lines);
    }
  }

  @Property
  void shouldGiveEachStateTheTimeItHasOnTheTimeline(@ForAll("histories") History history) {
    Rules rules = history.rules();
    Rules all = new Rules(rules.grid(), rules.retentionMs(), rules.maxUnchangedMs(), true);
    List<LogEntry> log = new ArrayList<>(history.log());
    log.addAll(history.closing());
    Oracle oracle = new Oracle(all);
    log.forEach(oracle::take);

    Replay replay = Replay.of(all, log);

    for (AgentKey agent : RecountPropertiesTest.known(history, oracle)) {
      Map<Activity, Long> inRows = new HashMap<>();
      for (PublishedRow row : latest(replay.output().rows(agent))) {
        row.content()
            .states()
            .forEach(line -> inRows.merge(line.activity(), line.durationMs(), Long::sum));
      }
      assertThat(inRows).as("totals of %s", agent).isEqualTo(onTimeline(oracle, agent));
    }
  }

  @Property
  void shouldNumberRevisionsWithoutGapsAndNeverRepeatOne(@ForAll("histories") History history) {
    Replay replay = Replay.of(history.rules(), history.log());

    allRows(history, replay).stream()
        .collect(groupingBy(rowed -> rowed.agent() + "@" + rowed.startMs(), toList()))
        .forEach((row, revisions) -> checkRevisions(row, revisions, history.rules()));
  }

  private static void checkRevisions(String row, List<Rowed> revisions, Rules rules) {
    for (int i = 0; i < revisions.size(); i++) {
      PublishedRow now = revisions.get(i).row();
      assertThat(now.revision()).as(row).isEqualTo(i);
      if (i > 0) {
        PublishedRow before = revisions.get(i - 1).row();
        assertThat(now.content().saysTheSameAs(before.content())).as("%s repeats", row).isFalse();
        assertThat(now.producedAtMs())
            .as("%s twice in a pull", row)
            .isNotEqualTo(before.producedAtMs());
      } else if (!rules.offlineRows()) {
        assertThat(now.content().eventless()).as("%s first", row).isFalse();
        assertThat(now.content().states())
            .as("%s first", row)
            .anyMatch(line -> line.activity().state() != AgentState.OFFLINE || line.entries() > 0);
      }
    }
  }

  private static List<Rowed> allRows(History history, Replay replay) {
    return history.agents().stream()
        .distinct()
        .flatMap(agent -> replay.output().rows(agent).stream())
        .toList();
  }

  private static Collection<PublishedRow> latest(List<Rowed> rows) {
    Map<Long, PublishedRow> latest = new TreeMap<>();
    rows.forEach(rowed -> latest.put(rowed.startMs(), rowed.row()));
    return latest.values();
  }

  /** Of all closed intervals, as if they were one. */
  private static Map<Activity, Long> onTimeline(Oracle oracle, AgentKey agent) {
    long from = oracle.firstStart(agent);
    Map<Activity, Long> totals = new HashMap<>();
    for (Says says : oracle.contents(agent, from, oracle.closedThrough(agent)).values()) {
      says.durations().forEach((activity, ms) -> totals.merge(activity, ms, Long::sum));
    }
    return totals;
  }
}
