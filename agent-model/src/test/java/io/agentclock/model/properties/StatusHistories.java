package io.agentclock.model.properties;

import io.agentclock.model.AgentKey;
import io.agentclock.model.coverage.Range;
import io.agentclock.model.item.AgentItem.StatusWindow;
import io.agentclock.model.item.StatusRecord;
import io.agentclock.model.kit.LogEntry;
import io.agentclock.model.kit.Merging;
import io.agentclock.model.kit.Replay;
import io.agentclock.model.ledger.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Makes random histories of pulls that say all of a window, and often contradict each other:
 * records that come, go and change, pages of one pull, short re-pulls, pulls that arrive after
 * newer ones, and records from long before the retention.
 */
final class StatusHistories {

  private static final long BEGIN = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long RETENTION = Duration.ofHours(60).toMillis();
  private static final long SHORT = Duration.ofHours(36).toMillis();
  private static final long LONG = Duration.ofHours(200).toMillis();

  private static final List<String> PRESENCES =
      List.of("ON_QUEUE", "ON_QUEUE", "OFFLINE", "OFFLINE", "BREAK");
  private static final List<String> ROUTINGS = List.of("IDLE", "INTERACTING", "OFF_QUEUE");

  private final Random random;
  private final List<AgentKey> agents = new ArrayList<>();

  /** Instants at which records start, so that pulls speak of the same ones. */
  private final List<Long> starts = new ArrayList<>();

  private final boolean expires;

  private StatusHistories(long seed, boolean expires) {
    this.random = new Random(seed);
    this.expires = expires;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      agents.add(new AgentKey("kore", "a", "agent-" + i));
    }
    for (int i = 5 + random.nextInt(expires ? 120 : 40); i > 0; i--) {
      long at = BEGIN + within(expires ? LONG : SHORT);
      starts.add(random.nextInt(5) == 0 ? at - at % (15 * MINUTE) : at);
    }
  }

  static Arbitrary<History> all() {
    return Arbitraries.randomValue(random -> of(random.nextLong(), false));
  }

  /** Far longer than the retention; no pull is late, and none looks back farther than a day. */
  static Arbitrary<History> expiring() {
    return Arbitraries.randomValue(random -> of(random.nextLong(), true));
  }

  static History of(long seed, boolean expires) {
    StatusHistories histories = new StatusHistories(seed, expires);
    Rules rules = histories.rules();
    return new History(seed, rules, histories.agents, histories.log(), BEGIN);
  }

  private Rules rules() {
    List<Optional<Duration>> maxUnchanged =
        List.of(
            Optional.of(Duration.ofHours(24)), Optional.of(Duration.ofHours(2)), Optional.empty());
    return Rules.of(
        Duration.ofMinutes(List.of(30, 30, 60).get(random.nextInt(3))),
        Duration.ofMillis(RETENTION),
        maxUnchanged.get(random.nextInt(3)),
        random.nextInt(4) == 0);
  }

  private List<LogEntry> log() {
    int pulls = (expires ? 25 : 6) + random.nextInt(12);
    long length = expires ? LONG : SHORT;
    List<LogEntry> log = new ArrayList<>();
    List<LogEntry.Item> delayed = new ArrayList<>();
    long from = BEGIN;
    for (int i = 1; i <= pulls; i++) {
      long to = BEGIN + length * i / pulls + random.nextInt(1_000);
      long made = to + random.nextInt(60_000);
      for (AgentKey agent : agents) {
        for (int j = random.nextInt(3); j > 0; j--) {
          StatusWindow window = window(fetched(made));
          LogEntry.Item item = new LogEntry.Item(agent, Replay.STREAM, window, made);
          if (!expires && random.nextInt(5) == 0) {
            delayed.add(item);
          } else {
            log.add(item);
          }
        }
      }
      while (!delayed.isEmpty() && random.nextInt(3) == 0) {
        LogEntry.Item late = delayed.remove(random.nextInt(delayed.size()));
        log.add(new LogEntry.Item(late.agent(), Replay.STREAM, late.item(), made));
      }
      long hole = random.nextInt(8) == 0 ? random.nextInt((int) (20 * MINUTE)) : 0;
      long observedFrom = Math.min(from + hole, to - 1);
      log.add(new LogEntry.Progress("kore:a", new Range(observedFrom, to), made));
      from = to;
    }
    return log;
  }

  private long fetched(long made) {
    return Math.max(BEGIN + MINUTE, random.nextInt(4) == 0 ? made - within(SHORT / 9) : made);
  }

  private StatusWindow window(long fetched) {
    long end = fetched - random.nextInt(3) * within(SHORT / 3);
    long to = Math.max(BEGIN + 2, Math.min(end, fetched));
    long from =
        Math.max(
            BEGIN,
            to - 1 - within(random.nextBoolean() ? (expires ? SHORT / 3 : SHORT) : SHORT / 20));
    List<StatusRecord> records = new ArrayList<>();
    for (long start : starts) {
      boolean near = start >= from - 2 * 60 * MINUTE && start < to;
      if (near && start <= fetched && random.nextInt(4) > 0) {
        records.add(record(start, fetched));
      }
    }
    if (!expires && random.nextInt(3) == 0) {
      records.add(anchor(fetched));
    }
    return new StatusWindow(from, to, fetched, records, Merging.MERGE);
  }

  private StatusRecord record(long start, long fetched) {
    boolean presence = random.nextInt(3) == 0;
    OptionalLong end =
        switch (random.nextInt(4)) {
          case 0 -> OptionalLong.empty();
          case 1 -> OptionalLong.of(Math.max(start, starts.get(random.nextInt(starts.size()))));
          default -> OptionalLong.of(start + within(3 * 60 * MINUTE));
        };
    OptionalLong ended = end.orElse(fetched) < fetched ? end : OptionalLong.empty();
    List<String> values = presence ? PRESENCES : ROUTINGS;
    return new StatusRecord(
        presence ? StatusRecord.Kind.PRESENCE : StatusRecord.Kind.ROUTING,
        start,
        ended,
        values.get(random.nextInt(values.size())),
        null,
        null);
  }

  /** Long before the retention, and in force at least until it begins. */
  private StatusRecord anchor(long fetched) {
    StatusRecord record = record(starts.get(random.nextInt(starts.size())), fetched);
    long start = BEGIN - RETENTION - (1 + random.nextInt(3)) * SHORT;
    OptionalLong end =
        random.nextBoolean()
            ? OptionalLong.empty()
            : OptionalLong.of(BEGIN + within(fetched - BEGIN));
    return new StatusRecord(record.kind(), start, end, record.value(), null, null);
  }

  private long within(long length) {
    return (long) (random.nextDouble() * length);
  }
}
