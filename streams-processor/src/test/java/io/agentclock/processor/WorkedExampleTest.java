package io.agentclock.processor;

import static io.agentclock.processor.Partition.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One agent's morning, and each row as the contract shows it. */
final class WorkedExampleTest {

  private static final String UNTIL_TEN =
      """
      {"schema":"agent-interval/1","agent":"kore:63fb:a-59bb","source":"kore","account":"63fb",
       "agentId":"a-59bb",
       "intervalStart":"2026-03-02T09:30:00Z","intervalEnd":"2026-03-02T10:00:00Z",
       "states":[{"state":"AVAILABLE","reason":null,"durationMs":600000,"entries":1},
                 {"state":"UNKNOWN","reason":null,"durationMs":1200000,"entries":0}],
       "staffedMs":600000,"unknownMs":1200000,"logins":1,"logouts":0,"occupancy":0.0,
       "handle":[],
       "closed":true,"revision":0,"revisionReason":"CLOSED",
       "revisableUntil":"2026-03-10T10:00:00Z","producedAt":"2026-03-02T10:05:02Z"}""";

  private static final String UNTIL_HALF_PAST_TEN =
      """
      {"schema":"agent-interval/1","agent":"kore:63fb:a-59bb","source":"kore","account":"63fb",
       "agentId":"a-59bb",
       "intervalStart":"2026-03-02T10:00:00Z","intervalEnd":"2026-03-02T10:30:00Z",
       "states":[{"state":"AVAILABLE","reason":null,"durationMs":600000,"entries":0},
                 {"state":"INTERACTING","reason":null,"durationMs":600000,"entries":1},
                 {"state":"NOT_READY","reason":"1","durationMs":600000,"entries":1}],
       "staffedMs":1800000,"unknownMs":0,"logins":0,"logouts":0,"occupancy":0.5,
       "handle":[],
       "closed":true,"revision":0,"revisionReason":"CLOSED",
       "revisableUntil":"2026-03-10T10:30:00Z","producedAt":"2026-03-02T10:35:02Z"}""";

  private static final String REVISED =
      """
      {"schema":"agent-interval/1","agent":"kore:63fb:a-59bb","source":"kore","account":"63fb",
       "agentId":"a-59bb",
       "intervalStart":"2026-03-02T10:00:00Z","intervalEnd":"2026-03-02T10:30:00Z",
       "states":[{"state":"AVAILABLE","reason":null,"durationMs":900000,"entries":1},
                 {"state":"INTERACTING","reason":null,"durationMs":600000,"entries":1},
                 {"state":"NOT_READY","reason":"1","durationMs":300000,"entries":1}],
       "staffedMs":1800000,"unknownMs":0,"logins":0,"logouts":0,"occupancy":0.4,
       "handle":[],
       "closed":true,"revision":1,"revisionReason":"LATE_TRANSITION",
       "revisableUntil":"2026-03-10T10:30:00Z","producedAt":"2026-03-02T10:36:02Z"}""";

  private static final String WITH_A_HOLE =
      """
      {"schema":"agent-interval/1","agent":"kore:63fb:a-59bb","source":"kore","account":"63fb",
       "agentId":"a-59bb",
       "intervalStart":"2026-03-02T10:30:00Z","intervalEnd":"2026-03-02T11:00:00Z",
       "states":[{"state":"AVAILABLE","reason":null,"durationMs":360000,"entries":0},
                 {"state":"UNKNOWN","reason":null,"durationMs":1440000,"entries":0}],
       "staffedMs":360000,"unknownMs":1440000,"logins":0,"logouts":0,"occupancy":0.0,
       "handle":[],
       "closed":true,"revision":0,"revisionReason":"CLOSED",
       "revisableUntil":"2026-03-10T11:00:00Z","producedAt":"2026-03-02T11:01:02Z"}""";

  private static final String FILLED =
      """
      {"schema":"agent-interval/1","agent":"kore:63fb:a-59bb","source":"kore","account":"63fb",
       "agentId":"a-59bb",
       "intervalStart":"2026-03-02T10:30:00Z","intervalEnd":"2026-03-02T11:00:00Z",
       "states":[{"state":"AVAILABLE","reason":null,"durationMs":1800000,"entries":0}],
       "staffedMs":1800000,"unknownMs":0,"logins":0,"logouts":0,"occupancy":0.0,
       "handle":[],
       "closed":true,"revision":1,"revisionReason":"GAP_FILLED",
       "revisableUntil":"2026-03-10T11:00:00Z","producedAt":"2026-03-02T11:02:00Z"}""";

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
  void shouldPublishTheFirstIntervalWhenProgressPassesItsEnd() {
    partition.fetchedAt("10:05:02").item("09:50", "available", "");
    assertThat(partition.rows()).isEmpty();

    partition.progress("09:00", "10:05");

    thenRow(partition.rows(), "2026-03-02T09:30:00Z", UNTIL_TEN);
  }

  @Test
  void shouldPublishTheSecondIntervalWhateverTheOrderOfItsTransitions() {
    givenClosedUntilTen();

    partition
        .fetchedAt("10:35:02")
        .item("10:20", "notready", "1")
        .item("10:10", "busy", "")
        .item("09:50", "available", "")
        .progress("09:59", "10:35");

    thenRow(partition.rows(), "2026-03-02T10:00:00Z", UNTIL_HALF_PAST_TEN);
    assertThat(partition.counted("agentclock.items", "verdict", "DUPLICATE")).isEqualTo(1);
  }

  @Test
  void shouldReviseAnIntervalWhenTheNextPullBringsALateTransition() {
    givenClosedUntilHalfPastTen();

    partition.fetchedAt("10:36:02").item("10:25", "available", "").progress("10:34", "10:36");

    thenRow(partition.rows(), "2026-03-02T10:00:00Z", REVISED);
  }

  @Test
  void shouldSayUnknownWhereNobodyWatched() {
    givenRevised();

    partition.fetchedAt("11:01:02").progress("10:50", "11:01");

    thenRow(partition.rows(), "2026-03-02T10:30:00Z", WITH_A_HOLE);
  }

  @Test
  void shouldReviseWhatWasUnknownWhenTheHoleIsFilled() {
    givenRevised();
    partition.fetchedAt("11:01:02").progress("10:50", "11:01").rows();

    partition.fetchedAt("11:02").progress("10:36", "10:50");

    thenRow(partition.rows(), "2026-03-02T10:30:00Z", FILLED);
  }

  private void givenClosedUntilTen() {
    partition.fetchedAt("10:05:02").item("09:50", "available", "").progress("09:00", "10:05");
    partition.rows();
  }

  private void givenClosedUntilHalfPastTen() {
    givenClosedUntilTen();
    partition
        .fetchedAt("10:35:02")
        .item("10:20", "notready", "1")
        .item("10:10", "busy", "")
        .progress("10:04", "10:35");
    partition.rows();
  }

  private void givenRevised() {
    givenClosedUntilHalfPastTen();
    partition.fetchedAt("10:36:02").item("10:25", "available", "").progress("10:34", "10:36");
    partition.rows();
  }

  private static void thenRow(List<Published> rows, String start, String expected) {
    assertThat(rows).hasSize(1);
    Published row = rows.get(0);
    assertThat(row.value()).isEqualTo(Published.tree(expected).toString());
    assertThat(row.key()).isEqualTo(Partition.AGENT + '@' + start);
    assertThat(row.timestamp()).isEqualTo(row.text("producedAt"));
    assertThat(row.timestamp()).isAfterOrEqualTo(at("10:05:02"));
  }
}
