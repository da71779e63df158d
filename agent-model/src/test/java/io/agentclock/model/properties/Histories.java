package io.agentclock.model.properties;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.Transition;
import io.agentclock.model.coverage.Range;
import io.agentclock.model.kit.LogEntry;
import io.agentclock.model.ledger.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Makes random histories: several agents over several days, with ties, duplicates, late and early
 * arrivals, transitions mapped anew, holes, and holes that are filled later.
 */
final class Histories {

  private static final long BEGIN = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long SETTLE = Duration.ofSeconds(35).toMillis();
  private static final int TRANSITIONS = 200;

  private static final List<String> WORDS =
      List.of("available", "busy", "acw", "notready", "offline", "offline", "strange", "available");
  private static final List<String> REASONS = List.of("1", "2", "é", "z");

  private final Random random;
  private final Kind kind;
  private final long end;
  private final List<AgentKey> agents = new ArrayList<>();
  private final List<Transition> made = new ArrayList<>();
  private final List<Long> observedTo = new ArrayList<>();

  /** What histories differ in. */
  enum Kind {
    /** What a transition means may change while the log is written. */
    MAPPED_ANEW(2, 10, 1_000),
    /** A vendor's words always mean the same. */
    MAPPED_ONCE(2, 10, 1_000),
    /** Far longer than the retention, and nothing comes later than half of it. */
    LONG(17, 35, 2);

    private final int days;
    private final int leastPulls;
    private final int mostPullsLate;

    Kind(int days, int leastPulls, int mostPullsLate) {
      this.days = days;
      this.leastPulls = leastPulls;
      this.mostPullsLate = mostPullsLate;
    }
  }

  private Histories(Kind kind, long seed) {
    this.random = new Random(seed);
    this.kind = kind;
    this.end = BEGIN + Duration.ofDays(kind.days + random.nextInt(3)).toMillis();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      agents.add(new AgentKey("kore", random.nextInt(4) == 0 ? "b" : "a", "agent-" + i));
    }
  }

  static Arbitrary<History> of(Kind kind) {
    return Arbitraries.randomValue(random -> of(kind, random.nextLong()));
  }

  static History of(Kind kind, long seed) {
    Histories histories = new Histories(kind, seed);
    Rules rules = histories.rules();
    return new History(seed, rules, List.copyOf(histories.agents), histories.log());
  }

  private Rules rules() {
    List<Optional<Duration>> maxUnchanged =
        List.of(
            Optional.of(Duration.ofHours(24)),
            Optional.of(Duration.ofHours(2)),
            Optional.of(Duration.ofMinutes(45)),
            Optional.empty());
    return Rules.of(
        Duration.ofMinutes(List.of(15, 30, 30, 60).get(random.nextInt(4))),
        Duration.ofDays(8),
        maxUnchanged.get(random.nextInt(4)),
        random.nextInt(4) == 0);
  }

  private List<LogEntry> log() {
    List<List<LogEntry>> pulls = pulls();
    int transitions = TRANSITIONS + random.nextInt(40);
    for (int i = 0; i < transitions; i++) {
      tell(pulls, agents.get(random.nextInt(agents.size())), transition());
    }
    List<LogEntry> log = new ArrayList<>();
    for (List<LogEntry> pull : pulls) {
      int items = (int) pull.stream().filter(LogEntry.Item.class::isInstance).count();
      Collections.shuffle(pull.subList(pull.size() - items, pull.size()), random);
      Collections.rotate(pull, items);
      log.addAll(pull);
    }
    return List.copyOf(log);
  }

  /** Pulls with nothing but their progress, one to all scopes; it stands first for now. */
  private List<List<LogEntry>> pulls() {
    List<List<LogEntry>> pulls = new ArrayList<>();
    List<Range> holes = new ArrayList<>();
    int count = kind.leastPulls + random.nextInt(30);
    long observed = BEGIN + instant(end - BEGIN) / 20;
    long from = observed;
    for (int i = 0; i < count; i++) {
      long to = observed + 10 + instant(2 * (end - BEGIN) / count);
      to += random.nextInt(8) == 0 ? 15 * MINUTE - to % (15 * MINUTE) : 0;
      boolean leavesHole = random.nextInt(5) == 0 && to - observed > MINUTE;
      if (leavesHole) {
        from = observed + 1 + random.nextInt((int) Math.min(to - observed - 1, 90 * MINUTE));
        holes.add(new Range(observed, from));
      } else if (i > 0) {
        from = observed - random.nextInt((int) (90 * MINUTE));
      }
      List<LogEntry> pull = new ArrayList<>();
      progress(pull, new Range(from, to), to + SETTLE);
      long oldest = to - Duration.ofDays(4).toMillis();
      holes.removeIf(hole -> hole.fromMs() < oldest);
      if (!holes.isEmpty() && random.nextInt(4) == 0) {
        progress(pull, filling(holes.get(random.nextInt(holes.size()))), to + SETTLE + 1);
      }
      observedTo.add(to);
      pulls.add(pull);
      observed = to;
    }
    return pulls;
  }

  /** All of a hole, or some of it. */
  private Range filling(Range hole) {
    long length = hole.toMs() - hole.fromMs();
    if (random.nextBoolean() || length < 4) {
      return new Range(hole.fromMs() - random.nextInt(3), hole.toMs() + random.nextInt(3));
    }
    long from = hole.fromMs() + random.nextInt((int) length / 2);
    return new Range(from, from + 1 + random.nextInt((int) length / 2));
  }

  private void progress(List<LogEntry> pull, Range range, long causedAt) {
    agents.stream()
        .map(AgentKey::scope)
        .distinct()
        .forEach(scope -> pull.add(new LogEntry.Progress(scope, range, causedAt)));
  }

  private Transition transition() {
    String word = WORDS.get(random.nextInt(WORDS.size()));
    boolean hasReason = word.equals("notready") || random.nextInt(12) == 0;
    String reason = hasReason ? REASONS.get(random.nextInt(REASONS.size())) : null;
    long sequence = random.nextInt(4) == 0 ? random.nextInt(3) : 0;
    Transition told =
        new Transition(
            at(), sequence, meaning(word, reason, 0), new RawStatus(word, reason), 0, false);
    made.add(told);
    return told;
  }

  /**
   * On its own, or on a border, or at an instant that is taken, or near one, or where a pull ends.
   */
  private long at() {
    int choice = random.nextInt(10);
    if (choice < 3 && !made.isEmpty()) {
      long near = made.get(random.nextInt(made.size())).atMs();
      return choice < 2 ? near : near + random.nextInt((int) (20 * MINUTE));
    }
    if (choice == 4) {
      return observedTo.get(random.nextInt(observedTo.size())) - random.nextInt(2);
    }
    long at = BEGIN + instant(end - BEGIN);
    return choice == 3 ? at - at % (15 * MINUTE) : at;
  }

  /** Writes a transition to a pull after its instant, now and then to others too. */
  private void tell(List<List<LogEntry>> pulls, AgentKey agent, Transition transition) {
    int first = 0;
    while (first + 1 < pulls.size() && pullTime(pulls.get(first)) < transition.atMs()) {
      first++;
    }
    do {
      int most = Math.min(pulls.size() - first, kind.mostPullsLate);
      int late = random.nextInt(4) == 0 ? random.nextInt(most) : 0;
      List<LogEntry> pull = pulls.get(first + late);
      long fetchedAt = Math.max(pullTime(pull), transition.atMs());
      int version = kind == Kind.MAPPED_ANEW && random.nextInt(10) == 0 ? 1 : 0;
      RawStatus raw = transition.raw();
      Transition fetched =
          new Transition(
              transition.atMs(),
              transition.sequence(),
              meaning(raw.state(), raw.reason(), version),
              raw,
              fetchedAt,
              false);
      pull.add(new LogEntry.Item(agent, fetched, fetchedAt));
    } while (random.nextInt(6) == 0);
  }

  private static long pullTime(List<LogEntry> pull) {
    return pull.get(0).causedAtMs();
  }

  private static Activity meaning(String word, String reason, int version) {
    AgentState state =
        switch (word) {
          case "available" -> version == 0 ? AgentState.AVAILABLE : AgentState.OFFLINE;
          case "busy" -> version == 0 ? AgentState.INTERACTING : AgentState.AVAILABLE;
          case "acw" -> AgentState.AFTER_CONTACT_WORK;
          case "notready" -> version == 0 ? AgentState.NOT_READY : AgentState.UNMAPPED;
          case "offline" -> version == 0 ? AgentState.OFFLINE : AgentState.NOT_READY;
          default -> version == 0 ? AgentState.UNMAPPED : AgentState.INTERACTING;
        };
    return new Activity(state, reason);
  }

  private long instant(long within) {
    return (long) (random.nextDouble() * within);
  }
}
