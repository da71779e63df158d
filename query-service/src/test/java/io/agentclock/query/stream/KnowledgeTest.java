package io.agentclock.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.AgentState;
import io.agentclock.query.MovableClock;
import io.agentclock.query.access.Accounts;
import io.agentclock.query.stream.ViewReport.View;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class KnowledgeTest {

  private static final StreamFilter EVERYTHING =
      new StreamFilter(
          Optional.empty(), Optional.empty(), EnumSet.allOf(AgentState.class), Accounts.ALL);

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T12:00:00Z"));
  private final Knowledge knowledge = new Knowledge(clock);

  @Test
  void shouldForgetAScopeThatNobodyHasReportedForAMinute() {
    knowledge.learn(report(view(0, "kept"), view(0, "gone")));
    clock.goOn(Duration.ofMinutes(1));
    knowledge.learn(report(view(0, "kept")));
    assertThat(heartbeat()).contains("\"kept\"", "\"gone\"");

    clock.goOn(Duration.ofMillis(1));
    knowledge.learn(report(view(0, "kept")));

    assertThat(heartbeat()).contains("\"kept\"").doesNotContain("\"gone\"");
  }

  @Test
  void shouldNotCallAScopeFreshWhileOneOfItsPartitionsIsNotReported() {
    knowledge.learn(report(view(0, "kept"), view(1, "kept")));
    clock.goOn(Duration.ofMinutes(2));

    knowledge.learn(report(view(0, "kept")));

    assertThat(heartbeat()).contains("\"observedThrough\":\"2026-03-02T12:00:00Z\"");
  }

  @Test
  void shouldGoOnSayingHowOldItIsWhileNobodyReports() {
    knowledge.learn(report(view(0, "kept")));

    clock.goOn(Duration.ofMinutes(10));

    assertThat(heartbeat()).contains("\"kept\"", "\"stale\":true");
  }

  private View view(int partition, String account) {
    return new View(partition, "kore", account, OptionalLong.of(clock.millis()), 60_000, true);
  }

  private static ViewReport report(View... views) {
    return new ViewReport(List.of(views));
  }

  private String heartbeat() {
    return new String(knowledge.heartbeat(EVERYTHING), StandardCharsets.US_ASCII);
  }
}
