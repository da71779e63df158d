package io.agentclock.processor;

import static io.agentclock.processor.Partition.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from items and progress, on every topic. */
final class StoriesTest {

  @TempDir Path stateDir;
  private Partition partition;

  @BeforeEach
  void start() {
    partition = Partition.alone(stateDir);
  }

  @AfterEach
  void stop() {
    partition.close();
  }

  @Test
  void shouldPublishAnAgentsStateWithTheOneBefore() {
    partition.fetchedAt("10:20:30").item("10:10", "busy", "").states();

    partition.item("10:20", "notready", "1");

    List<Published> states = partition.states();
    assertThat(states).hasSize(1);
    assertThat(states.get(0).key()).isEqualTo(Partition.AGENT);
    assertThat(states.get(0).timestamp()).isEqualTo(at("10:20:30"));
    thenJson(
        states.get(0),
        """
        {"schema":"agent-state/1","agent":"kore:63fb:a-59bb","source":"kore","account":"63fb",
         "agentId":"a-59bb","state":"NOT_READY","reason":"1",
         "raw":{"state":"notready","reason":"1"},
         "since":"2026-03-02T10:20:00Z","lastEventAt":"2026-03-02T10:20:00Z","cause":null,
         "previous":{"state":"INTERACTING","reason":null,"since":"2026-03-02T10:10:00Z"}}""");
  }

  @Test
  void shouldPublishAStateOnlyWhenItChanges() {
    partition.item("09:50", "available", "").states();

    partition.item("09:50", "available", "").item("09:55", "AVAILABLE", "");

    assertThat(partition.states()).isEmpty();
  }

  @Test
  void shouldPublishAStateAnewWhenALateTransitionMovesItsSinceOrPrevious() {
    partition.item("09:50", "available", "").item("10:00", "busy", "").states();

    partition.item("09:55", "away", "");

    List<Published> states = partition.states();
    assertThat(states).hasSize(1);
    assertThat(states.get(0).text("state")).isEqualTo("INTERACTING");
    assertThat(states.get(0).json().get("previous").toString())
        .isEqualTo(
            "{\"state\":\"NOT_READY\",\"reason\":\"away\",\"since\":\"2026-03-02T09:55:00Z\"}");
  }

  @Test
  void shouldPublishThatAStateIsUnknownSinceAHoleBegan() {
    partition.item("09:50", "available", "").progress("09:00", "10:05").states();

    partition.fetchedAt("10:20:02").progress("10:10", "10:20");

    List<Published> states = partition.states();
    assertThat(states).hasSize(1);
    assertThat(states.get(0).timestamp()).isEqualTo(at("10:20:02"));
    thenJson(
        states.get(0),
        """
        {"schema":"agent-state/1","agent":"kore:63fb:a-59bb","source":"kore","account":"63fb",
         "agentId":"a-59bb","state":"UNKNOWN","reason":null,"raw":{"state":null,"reason":null},
         "since":"2026-03-02T10:05:00Z","lastEventAt":"2026-03-02T09:50:00Z","cause":"GAP",
         "previous":{"state":"AVAILABLE","reason":null,"since":"2026-03-02T09:50:00Z"}}""");
  }

  @Test
  void shouldPublishTheStateAgainWhenTheHoleIsFilled() {
    partition.item("09:50", "available", "").progress("09:00", "10:05");
    partition.fetchedAt("10:20:02").progress("10:10", "10:20").states();

    partition.fetchedAt("10:21").progress("10:05", "10:10");

    assertThat(partition.states())
        .extracting(state -> state.text("state"), state -> state.text("since"))
        .containsExactly(tuple("AVAILABLE", "2026-03-02T09:50:00Z"));
  }

  @Test
  void shouldPublishATransition() {
    partition.fetchedAt("10:20:30").item("10:20", "notready", "1");

    List<Published> transitions = partition.transitions();
    assertThat(transitions).hasSize(1);
    assertThat(transitions.get(0).key()).isEqualTo(Partition.AGENT);
    assertThat(transitions.get(0).timestamp()).isEqualTo(at("10:20:30"));
    thenJson(
        transitions.get(0),
        """
        {"schema":"agent-transition/1","agent":"kore:63fb:a-59bb","at":"2026-03-02T10:20:00Z",
         "state":"NOT_READY","reason":"1","raw":{"state":"notready","reason":"1"},"sequence":0,
         "late":false,"sameInstant":false,"fetchedAt":"2026-03-02T10:20:30Z"}""");
  }

  @Test
  void shouldMarkALateTransition() {
    partition.fetchedAt("10:31").item("09:50", "available", "").progress("09:00", "10:31");
    partition.transitions();

    partition.fetchedAt("10:32").item("10:10", "busy", "").item("10:31", "away", "");

    assertThat(partition.transitions())
        .extracting(transition -> transition.json().get("late").asBoolean())
        .containsExactly(true, false);
    assertThat(partition.counted("agentclock.transitions.late")).isEqualTo(1);
  }

  @Test
  void shouldMarkTheLesserOfTwoAtOneInstant() {
    partition.item("10:00", "busy", "").item("10:00", "available", "").item("10:00", "away", "");

    assertThat(partition.transitions())
        .extracting(
            transition -> transition.text("state"),
            transition -> transition.json().get("sameInstant").asBoolean())
        .containsExactly(
            tuple("INTERACTING", false), tuple("AVAILABLE", true), tuple("NOT_READY", false));
  }

  @Test
  void shouldPublishOneRevisionPerPull() {
    partition.fetchedAt("10:31").item("09:50", "available", "").progress("09:00", "10:31");
    partition.rows();

    partition.fetchedAt("10:32").item("10:10", "busy", "").item("10:20", "away", "");
    assertThat(partition.rows()).isEmpty();
    partition.progress("10:30", "10:32");

    assertThat(partition.rows())
        .extracting(row -> row.text("revision"), row -> row.text("revisionReason"))
        .containsExactly(tuple("1", "LATE_TRANSITION"));
  }

  @Test
  void shouldNotReviseForWhatChangesNothing() {
    partition.fetchedAt("10:31").item("10:00", "available", "").progress("09:00", "10:31");
    partition.rows();

    partition
        .fetchedAt("10:32")
        .item("10:00", "available", "")
        .item("10:10", "Available", "")
        .progress("10:30", "10:32");

    assertThat(partition.rows()).isEmpty();
    assertThat(partition.counted("agentclock.items", "verdict", "DUPLICATE")).isEqualTo(1);
    assertThat(partition.counted("agentclock.items", "verdict", "APPLIED")).isEqualTo(2);
  }

  @Test
  void shouldCloseAnAgentBeforeAnythingElseOfItIsApplied() {
    partition.fetchedAt("10:31").item("09:50", "available", "");
    partition.pipe(RawInput.progress(Partition.SCOPE, at("09:00"), at("10:31"), at("10:31")));
    assertThat(partition.rows()).isEmpty();

    partition.fetchedAt("10:32").item("10:10", "busy", "");

    assertThat(partition.rows())
        .extracting(row -> row.text("revision"), row -> row.text("intervalStart"))
        .containsExactly(tuple("0", "2026-03-02T09:30:00Z"), tuple("0", "2026-03-02T10:00:00Z"));
  }

  @Test
  void shouldKeepAndCountWhatItDoesNotKnow() {
    partition.item("09:50", "dreaming", "of sheep");

    Published transition = partition.transitions().get(0);
    assertThat(transition.text("state")).isEqualTo("UNMAPPED");
    assertThat(transition.json().get("raw").toString())
        .isEqualTo("{\"state\":\"dreaming\",\"reason\":\"of sheep\"}");
    assertThat(partition.counted("agentclock.transitions.unmapped")).isEqualTo(1);
  }

  @Test
  void shouldTakeWhatIsFiveMinutesAheadAndAsOldAsTheRetention() {
    partition.fetchedAt("10:00").item("10:05", "busy", "");
    partition.pipe(
        RawInput.item(
            Partition.AGENT, at("10:00").minusSeconds(8 * 86_400), "busy", "", at("10:00")));

    assertThat(partition.refusals()).isEmpty();
    assertThat(partition.transitions()).hasSize(2);
  }

  @Test
  void shouldReadAFieldsNameInAnyCaseAndATimeInItsZone() {
    partition.pipe(
        RawInput.item(
                Partition.AGENT,
                "{\"agentId\":\"a\",\"eventTime\":\"3/2/2026 5:00:00\",\"ACTIVITY\":\"busy\","
                    + "\"x\":{\"y\":[1,2]}}",
                at("10:01"))
            .with("zone", "America/New_York"));

    assertThat(partition.transitions())
        .extracting(transition -> transition.text("at"))
        .containsExactly("2026-03-02T10:00:00Z");
  }

  @Test
  void shouldKeepAccountsWithACommonBeginningApart() {
    partition.fetchedAt("10:31");
    partition.item("kore:63fb:a", "10:00", "busy", "").item("kore:63fbc:a", "10:00", "busy", "");

    partition.progress("09:00", "10:31");

    assertThat(partition.rows()).extracting(row -> row.text("account")).containsOnly("63fb");
  }

  private static void thenJson(Published record, String expected) {
    assertThat(record.value()).isEqualTo(Published.tree(expected).toString());
  }
}
