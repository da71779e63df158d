package io.agentclock.model.properties;

import io.agentclock.model.AgentKey;
import io.agentclock.model.item.AgentItem;
import io.agentclock.model.item.HandleAmount;
import io.agentclock.model.item.HandleMetric;
import io.agentclock.model.kit.Handled;
import io.agentclock.model.kit.LogEntry;
import io.agentclock.model.kit.Replay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitrary;

/**
 * Adds handle time to a history: buckets that grow, shrink and lose metrics, segments that move and
 * get units, before or after. Beside each pull of the state stream there are pulls of the handle
 * streams; which is over first is left to chance, and some take longer.
 */
final class HandleHistories {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final List<String> STREAMS =
      List.of(Handled.AGGREGATES, Handled.SEGMENTS, Handled.UNITS);

  private final Random random;
  private final History history;
  private final List<AgentKey> agents;

  private HandleHistories(History history) {
    this.history = history;
    this.random = new Random(history.seed() + 1);
    this.agents = new ArrayList<>(history.agents());
    agents.add(new AgentKey("kore", "a", "only-handled"));
  }

  static Arbitrary<History> all() {
    return Histories.of(Histories.Kind.MAPPED_ANEW).map(HandleHistories::added);
  }

  /** Together with windows of status. */
  static Arbitrary<History> withWindows() {
    return StatusHistories.all().map(HandleHistories::added);
  }

  static History added(History history) {
    return added(history, true);
  }

  /** The same, but no pull takes longer. */
  static History ended(History history) {
    return added(history, false);
  }

  private static History added(History history, boolean mayTakeLonger) {
    HandleHistories more = new HandleHistories(history);
    List<LogEntry> log = new ArrayList<>();
    for (LogEntry entry : history.log()) {
      if (entry instanceof LogEntry.Progress progress) {
        more.addItems(log, progress);
        more.addProgress(log, progress, mayTakeLonger);
      } else {
        log.add(entry);
      }
    }
    return new History(
        history.seed(),
        history.rules(),
        List.copyOf(more.agents),
        List.copyOf(log),
        history.begin());
  }

  private void addItems(List<LogEntry> log, LogEntry.Progress progress) {
    for (AgentKey agent : agents) {
      if (agent.scope().equals(progress.scope())) {
        for (int i = random.nextInt(3); i > 0; i--) {
          long fetchedAt = progress.causedAtMs() - random.nextInt(3) * within(HOUR);
          add(log, agent, fetchedAt, progress.causedAtMs());
        }
      }
    }
  }

  private void addProgress(List<LogEntry> log, LogEntry.Progress progress, boolean mayTakeLonger) {
    List<LogEntry> ends = new ArrayList<>();
    ends.add(progress);
    for (String stream : STREAMS) {
      if (!mayTakeLonger || random.nextInt(3) > 0) {
        ends.add(
            new LogEntry.Progress(
                progress.scope(), stream, progress.observed(), progress.causedAtMs()));
      }
    }
    Collections.shuffle(ends, random);
    log.addAll(ends);
  }

  private void add(List<LogEntry> log, AgentKey agent, long fetchedAt, long causedAt) {
    long at = fetchedAt - within(random.nextInt(3) == 0 ? 20 * HOUR : HOUR);
    switch (random.nextInt(4)) {
      case 0 ->
          log.add(
              new LogEntry.Item(agent, Handled.SEGMENTS, segment(border(at), fetchedAt), causedAt));
      case 1 ->
          log.add(new LogEntry.Item(agent, Handled.UNITS, unit(border(at), fetchedAt), causedAt));
      default ->
          log.add(new LogEntry.Item(agent, Handled.AGGREGATES, bucket(at, fetchedAt), causedAt));
    }
  }

  private AgentItem bucket(long at, long fetchedAt) {
    Map<HandleMetric, HandleAmount> amounts = new EnumMap<>(HandleMetric.class);
    for (HandleMetric metric : HandleMetric.values()) {
      if (random.nextInt(3) > 0) {
        OptionalLong count =
            random.nextBoolean() ? OptionalLong.of(random.nextInt(4)) : OptionalLong.empty();
        amounts.put(metric, new HandleAmount(random.nextInt(4) * HOUR / 3, count));
      }
    }
    return new AgentItem.HandleBucket(
        history.rules().grid().startOf(at),
        random.nextBoolean() ? "voice" : "",
        amounts,
        fetchedAt);
  }

  private AgentItem segment(long endMs, long fetchedAt) {
    return new AgentItem.Segment(
        id(fetchedAt), endMs, random.nextInt(3) * within(3 * HOUR), fetchedAt);
  }

  private AgentItem unit(long endMs, long fetchedAt) {
    long length = random.nextInt(4) == 0 ? within(17 * HOUR) : random.nextInt(3) * within(HOUR);
    long handleMs = random.nextBoolean() ? length : random.nextInt(3) * within(2 * HOUR);
    return new AgentItem.SegmentUnit(
        id(fetchedAt), random.nextInt(3), endMs - length, endMs, handleMs, fetchedAt);
  }

  /** Nothing is said any more of one that is three days old. */
  private String id(long fetchedAt) {
    return "s-%d-%d".formatted(fetchedAt / (72 * HOUR), random.nextInt(8));
  }

  private long border(long at) {
    return random.nextInt(4) == 0 ? history.rules().grid().startOf(at) : at;
  }

  private long within(long length) {
    return (long) (random.nextDouble() * length);
  }

  /** A history without its handle time, but with the agents it is of. */
  static History removed(History history) {
    return history.withLog(
        history.log().stream().filter(entry -> entry.stream().equals(Replay.STREAM)).toList());
  }
}
