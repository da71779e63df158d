package io.agentclock.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.workforce.ScriptedChange;
import io.agentclock.simulator.workforce.ScriptedWorkforce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowComparisonTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private List<ExpectedRow> expected;
  private List<ObjectNode> actual;

  @BeforeEach
  void twoRowsAndOneNobodyNeeds() {
    ScriptedWorkforce workforce = new ScriptedWorkforce();
    workforce.add(change("2026-03-02T10:10:00Z", "available"));
    workforce.add(change("2026-03-02T10:20:00Z", "busy"));
    workforce.add(change("2026-03-02T10:40:00Z", "offline"));
    Instant end = Instant.parse("2026-03-02T11:30:00Z");
    expected = Judge.usual().rows(workforce.of("a-1", Instant.MIN, Instant.MAX), List.of(), end);
    actual = new ArrayList<>();
    expected.subList(0, 2).forEach(row -> actual.add(RowJson.of(row)));
  }

  @Test
  void shouldFindNothingWhereNothingDiffers() {
    assertThat(expected).hasSize(3);
    assertThat(differences()).isEmpty();
  }

  @Test
  void shouldFindEveryNumberThatIsWrong() {
    assertWrong("states", row -> ((ObjectNode) row.at("/states/0")).put("entries", 7));
    assertWrong("sum", row -> ((ObjectNode) row.at("/states/0")).put("durationMs", 1));
    assertWrong("states", row -> ((ObjectNode) row.at("/states/1")).put("reason", "x"));
    assertWrong("staffedMs", row -> row.put("staffedMs", 1));
    assertWrong("unknownMs", row -> row.remove("unknownMs"));
    assertWrong("logins", row -> row.put("logins", 0));
    assertWrong("logouts", row -> row.put("logouts", 1));
    assertWrong("occupancy", row -> row.putNull("occupancy"));
  }

  @Test
  void shouldCompareHandleTimeUnlessItIsNotKnownYet() {
    ExpectedHandle line =
        new ExpectedHandle("agent-segments", "INTERVAL_OF_COMPLETION", 1L, 7L, null, null, null);
    expected = new ArrayList<>(expected);
    expected.set(0, expected.get(0).withHandle(List.of(line), Presence.REQUIRED));

    assertThat(differences()).extracting(Difference::kind).containsExactly(Difference.Kind.HANDLE);
    actual.set(0, RowJson.of(expected.get(0)));
    assertThat(differences()).isEmpty();
    ((ObjectNode) actual.get(0).at("/handle/0")).put("talkMs", 0);
    assertThat(differences()).hasSize(1);
    expected.set(0, expected.get(0).withHandle(null, Presence.REQUIRED));
    assertThat(differences()).isEmpty();
  }

  @Test
  void shouldMissARowAndPassOverOneInProgress() {
    actual.get(1).put("closed", false);

    List<Difference> differences = differences();

    assertThat(differences).hasSize(1);
    assertThat(differences.get(0).kind()).isEqualTo(Difference.Kind.MISSING);
    assertThat(differences.get(0).intervalStart()).isEqualTo("2026-03-02T10:30:00Z");
  }

  @Test
  void shouldNotExpectWhatNobodyNeedsUnlessItIsARevision() {
    actual.add(RowJson.of(expected.get(2)));
    assertThat(differences())
        .extracting(Difference::kind)
        .containsExactly(Difference.Kind.UNEXPECTED);

    actual.get(2).put("revision", 1);
    assertThat(differences()).isEmpty();
  }

  @Test
  void shouldNotExpectRowsOfOtherIntervalsNorTwoOfOne() {
    actual.add(actual.get(0).deepCopy().put("intervalStart", "2026-03-02T08:00:00Z"));
    actual.add(actual.get(0).deepCopy());

    assertThat(differences())
        .extracting(Difference::kind)
        .containsExactly(Difference.Kind.UNEXPECTED, Difference.Kind.UNEXPECTED);
  }

  private void assertWrong(String what, Consumer<ObjectNode> change) {
    ObjectNode right = actual.get(0);
    actual.set(0, right.deepCopy());
    change.accept(actual.get(0));
    assertThat(differences())
        .isNotEmpty()
        .allMatch(difference -> difference.kind() == Difference.Kind.WRONG)
        .anyMatch(difference -> difference.detail().startsWith(what + " is "));
    actual.set(0, right);
  }

  private List<Difference> differences() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ObjectNode row : actual) {
      rows.add(JSON.convertValue(row, new TypeReference<Map<String, Object>>() {}));
    }
    return RowComparison.of("kore:x:a-1", expected, rows);
  }

  private static ScriptedChange change(String at, String activity) {
    return new ScriptedChange("a-1", Instant.parse(at), activity, null);
  }
}
