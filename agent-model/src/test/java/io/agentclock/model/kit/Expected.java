package io.agentclock.model.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.interval.Run;
import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.ledger.Ledger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a story can expect. */
public final class Expected {

  private Expected() {}

  /** A row of the interval that starts then. */
  public static ExpectedRow row(String start) {
    return new ExpectedRow(start);
  }

  /** These rows came out, and no others. */
  public static Story.Expectation onlyRows(ExpectedRow... rows) {
    return story -> {
      List.of(rows).forEach(row -> row.check(story));
      assertThat(story.news(RecordedOutput.Rowed.class)).hasSize(rows.length);
    };
  }

  public static Story.Expectation noRows() {
    return onlyRows();
  }

  /** A state, and only that, came out. */
  public static Story.Expectation state(AgentState state, String reason, String since) {
    return story -> {
      List<RecordedOutput.Stated> news = story.news(Said.AGENT, RecordedOutput.Stated.class);
      assertThat(news).hasSize(1);
      assertThat(news.get(0).activity()).isEqualTo(new Activity(state, reason));
      assertThat(news.get(0).sinceMs()).hasValue(Moment.ms(since));
    };
  }

  /** The state that came out has this run before it. */
  public static Story.Expectation previous(AgentState state, String reason, String since) {
    Run run = new Run(new Activity(state, reason), Moment.ms(since));
    return story ->
        assertThat(story.news(Said.AGENT, RecordedOutput.Stated.class))
            .allMatch(stated -> stated.previous().equals(Optional.of(run)), "previous is " + run);
  }

  public static Story.Expectation cause(UnknownCause cause) {
    return story ->
        assertThat(story.news(Said.AGENT, RecordedOutput.Stated.class))
            .extracting(RecordedOutput.Stated::cause)
            .containsExactly(Optional.of(cause));
  }

  public static Story.Expectation noState() {
    return story -> assertThat(story.news(Said.AGENT, RecordedOutput.Stated.class)).isEmpty();
  }

  /** These instants' transitions were put on the timeline, in this order. */
  public static Story.Expectation placedAt(String... instants) {
    return story ->
        assertThat(story.news(Said.AGENT, RecordedOutput.Placed.class))
            .extracting(placed -> placed.transition().atMs())
            .isEqualTo(Arrays.stream(instants).map(Moment::ms).toList());
  }

  public static Story.Expectation verdict(Ledger.Verdict verdict) {
    return story -> assertThat(story.verdict()).contains(verdict);
  }

  /** A transition was put on the timeline. */
  public static Story.Expectation placed(boolean late, boolean holds) {
    return story -> {
      List<RecordedOutput.Placed> news = story.news(Said.AGENT, RecordedOutput.Placed.class);
      assertThat(news).hasSize(1);
      assertThat(news.get(0).transition().late()).as("late").isEqualTo(late);
      assertThat(news.get(0).holds()).as("holds").isEqualTo(holds);
    };
  }

  public static Story.Expectation nothingSaid() {
    return nothingSaid(Said.AGENT);
  }

  public static Story.Expectation nothingSaid(AgentKey agent) {
    return story -> assertThat(story.news(agent, RecordedOutput.Event.class)).isEmpty();
  }
}
