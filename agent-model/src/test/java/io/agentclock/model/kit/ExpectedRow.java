package io.agentclock.model.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.interval.HandleLine.Attribution;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.interval.RevisionReason;
import io.agentclock.model.interval.StateTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A row that should have come out, once, since the last thing that happened. */
public final class ExpectedRow implements Story.Expectation {

  private final long startMs;
  private final List<StateTime> lines = new ArrayList<>();
  private AgentKey agent = Said.AGENT;
  private final List<HandleLine> handle = new ArrayList<>();
  private int logins;
  private int logouts;
  private int revision;
  private RevisionReason reason = RevisionReason.CLOSED;

  ExpectedRow(String start) {
    this.startMs = Moment.ms(start);
  }

  public ExpectedRow of(String agentId) {
    return of(new AgentKey(agent.source(), agent.account(), agentId));
  }

  public ExpectedRow of(AgentKey other) {
    agent = other;
    return this;
  }

  /** Handle time of finished contacts, and nothing else of them. */
  public ExpectedRow handled(String stream, long contacts, long handleMs) {
    return handle(
        stream,
        Attribution.INTERVAL_OF_COMPLETION,
        OptionalLong.of(contacts),
        OptionalLong.of(handleMs));
  }

  public ExpectedRow split(String stream, long handleMs) {
    return handle(stream, Attribution.SPLIT, OptionalLong.empty(), OptionalLong.of(handleMs));
  }

  private ExpectedRow handle(
      String stream, Attribution attribution, OptionalLong contacts, OptionalLong handleMs) {
    OptionalLong none = OptionalLong.empty();
    handle.add(new HandleLine(stream, attribution, contacts, handleMs, none, none, none));
    return this;
  }

  /** A line of handle time, in the order of the row. */
  public ExpectedRow handle(HandleLine line) {
    handle.add(line);
    return this;
  }

  /** A line, in the order of the row. */
  public ExpectedRow ms(AgentState state, String reason, long durationMs, int entries) {
    lines.add(new StateTime(new Activity(state, reason), durationMs, entries));
    return this;
  }

  public ExpectedRow minutes(AgentState state, long minutes, int entries) {
    return ms(state, null, Duration.ofMinutes(minutes).toMillis(), entries);
  }

  public ExpectedRow minutes(AgentState state, String why, long minutes, int entries) {
    return ms(state, why, Duration.ofMinutes(minutes).toMillis(), entries);
  }

  public ExpectedRow logins(int count) {
    logins = count;
    return this;
  }

  public ExpectedRow logouts(int count) {
    logouts = count;
    return this;
  }

  public ExpectedRow revised(int number, RevisionReason why) {
    revision = number;
    reason = why;
    return this;
  }

  @Override
  public void check(Story story) {
    List<PublishedRow> rows =
        story.news(agent, RecordedOutput.Rowed.class).stream()
            .filter(rowed -> rowed.startMs() == startMs)
            .map(RecordedOutput.Rowed::row)
            .toList();
    assertThat(rows)
        .as("rows of the interval, of %s", story.news(agent, RecordedOutput.Event.class))
        .hasSize(1);
    PublishedRow row = rows.get(0);
    assertThat(row.content().states()).isEqualTo(lines);
    assertThat(row.content().handle()).isEqualTo(handle);
    assertThat(row.content().logins()).as("logins").isEqualTo(logins);
    assertThat(row.content().logouts()).as("logouts").isEqualTo(logouts);
    assertThat(row.revision()).as("revision").isEqualTo(revision);
    assertThat(row.reason()).as("reason").isEqualTo(reason);
  }
}
