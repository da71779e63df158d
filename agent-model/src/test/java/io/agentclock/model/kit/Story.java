package io.agentclock.model.kit;

import io.agentclock.model.AgentKey;
import io.agentclock.model.coverage.Range;
import io.agentclock.model.ledger.AgentReader;
import io.agentclock.model.ledger.Ledger;
import io.agentclock.model.ledger.LiveView;
import io.agentclock.model.ledger.Rules;
import io.agentclock.model.ledger.ScopeState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Given what came before, when one thing more happens, then this is said: a ledger's story. */
public final class Story {

  /** How long after the end of what it observed a progress record is written. */
  private static final long SETTLED_MS = 2_000;

  private final Replay replay;
  private Optional<Ledger.Verdict> verdict = Optional.empty();
  private int saidBefore;

  private Story(Rules rules) {
    replay = new Replay(rules);
  }

  /** Something that happens. */
  public interface Step {
    void happenIn(Story story);
  }

  /** Something to be seen afterwards. */
  public interface Expectation {
    void check(Story story);
  }

  /** Half hours, 8 days, 24 hours: the defaults. */
  public static Story story() {
    return story(rules(30, Optional.of(Duration.ofHours(24)), false));
  }

  public static Story story(Rules rules) {
    return new Story(rules);
  }

  public static Rules rules(int minutes, Optional<Duration> maxUnchanged, boolean offlineRows) {
    return Rules.of(Duration.ofMinutes(minutes), Duration.ofDays(8), maxUnchanged, offlineRows);
  }

  /** The state stream was read from … to …, and everyone is taken through what follows. */
  public static Step progress(String from, String to) {
    return story -> {
      started(from, to).happenIn(story);
      story.replay.finishWalks();
    };
  }

  /** Another stream was read from … to …, and everyone is taken through what follows. */
  public static Step progress(AgentKey agent, String stream, String from, String to) {
    return story -> {
      long toMs = Moment.ms(to);
      Range observed = new Range(Moment.ms(from), toMs);
      story.take(new LogEntry.Progress(agent.scope(), stream, observed, toMs + SETTLED_MS));
      story.replay.finishWalks();
    };
  }

  /** The state stream was read from … to …, and nobody has been taken through it yet. */
  public static Step started(String from, String to) {
    return story -> {
      long toMs = Moment.ms(to);
      story.take(
          new LogEntry.Progress(
              Said.AGENT.scope(), new Range(Moment.ms(from), toMs), toMs + SETTLED_MS));
    };
  }

  /** Some agents are taken through it. */
  public static Step walking(int agents) {
    return story -> story.replay.walkSome(agents);
  }

  /** The process ends, and another one goes on with what is in the store. */
  public static Step restarting() {
    return story -> story.replay.restart();
  }

  public Story given(Step... steps) {
    List.of(steps).forEach(step -> step.happenIn(this));
    saidBefore = replay.output().size();
    return this;
  }

  public Story when(Step step) {
    saidBefore = replay.output().size();
    step.happenIn(this);
    return this;
  }

  public Story then(Expectation... expectations) {
    List.of(expectations).forEach(expectation -> expectation.check(this));
    return this;
  }

  void take(LogEntry entry) {
    verdict = replay.take(entry);
  }

  /** What was said of an agent since the last thing that happened. */
  <T extends RecordedOutput.Event> List<T> news(AgentKey agent, Class<T> kind) {
    return news(kind).stream().filter(event -> event.agent().equals(agent)).toList();
  }

  /** What was said of anyone since the last thing that happened. */
  <T extends RecordedOutput.Event> List<T> news(Class<T> kind) {
    List<RecordedOutput.Event> events = replay.output().events();
    return events.subList(saidBefore, events.size()).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** The starts of the intervals in which something is kept of the stories' agent. */
  public Set<Long> kept() {
    return Set.copyOf(replay.store().slots(Said.AGENT).keySet());
  }

  Optional<Ledger.Verdict> verdict() {
    return verdict;
  }

  /** Someone looks at an agent of the scope, in a stream that is stale after two minutes. */
  public AgentReader seenAt(String time, boolean live) {
    return reader(view(time, live));
  }

  /** What was observed, seen at an instant. */
  public LiveView view(String time, boolean live) {
    ScopeState scope = replay.store().scope(Said.AGENT.scope()).orElse(ScopeState.NONE);
    return new LiveView(
        scope.coverageOf(Replay.STREAM), Moment.ms(time), Duration.ofMinutes(2).toMillis(), live);
  }

  private AgentReader reader(LiveView view) {
    return new AgentReader(
        Said.AGENT,
        replay.store().head(Said.AGENT).orElseThrow(),
        replay.store(),
        view,
        replay.rules());
  }
}
