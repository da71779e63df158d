package io.agentclock.simulator.workforce;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes one shift of one agent, second by second: log-in, contacts in busy and quiet stretches,
 * pauses, log-out. Sixty to a hundred and fifty changes on most days.
 */
final class ShiftWriter {

  private record Pause(long due, Doing doing, int seconds) {}

  private static final int STRETCH_SECONDS = 2_700;

  private final String agentId;
  private final SplittableRandom random;
  private final long start;
  private final long end;
  private final List<TruthEvent> events = new ArrayList<>();
  private final Deque<Pause> pauses = new ArrayDeque<>();
  private long second;
  private long stretchEnd;
  private boolean busy;

  ShiftWriter(String agentId, SplittableRandom random, long start, long end) {
    this.agentId = agentId;
    this.random = random;
    this.start = start;
    this.end = end;
    this.second = start;
  }

  /** The shift's events by time; {@code leaves} says whether the agent remembers to log out. */
  List<TruthEvent> write(boolean leaves) {
    planPauses();
    logIn();
    while (second < end) {
      if (!pauses.isEmpty() && pauses.peek().due() <= second) {
        pause(pauses.poll());
      } else {
        contact();
      }
    }
    if (leaves) {
      note(Doing.GONE);
    }
    return events;
  }

  private void planPauses() {
    long length = end - start;
    plan(length / 4, Doing.ON_A_BREAK, 600);
    if (random.nextInt(4) == 0) {
      plan(length * 3 / 8, Doing.IN_A_MEETING, 1_800);
    }
    if (length > 5 * 3600) {
      boolean leavesTheBuilding = random.nextInt(7) == 0;
      plan(length / 2, leavesTheBuilding ? Doing.GONE : Doing.AT_LUNCH, 2_100);
    }
    if (random.nextInt(8) == 0) {
      plan(length * 5 / 8, Doing.IN_TRAINING, 3_600);
    }
    plan(length * 3 / 4, Doing.ON_A_BREAK, 600);
    plan(length * 7 / 8, Doing.PAUSED, 240);
  }

  private void plan(long offset, Doing doing, int seconds) {
    pauses.add(new Pause(start + offset, doing, seconds));
  }

  private void logIn() {
    if (random.nextInt(3) == 0) {
      note(Doing.PAUSED, null, "notready");
      second += random.nextInt(0, 31);
    }
    note(Doing.READY);
  }

  private void contact() {
    if (second >= stretchEnd) {
      busy = random.nextInt(3) == 0;
      stretchEnd = second + STRETCH_SECONDS;
    }
    second += busy ? random.nextInt(3, 60) : random.nextInt(90, 600);
    note(Doing.ON_A_CONTACT);
    second += random.nextInt(60, 300);
    if (random.nextInt(20) == 0) {
      // The same thing said again: no new run.
      note(Doing.ON_A_CONTACT);
    }
    second += random.nextInt(30, 300);
    if (random.nextInt(10) > 0) {
      note(Doing.WRAPPING_UP);
      // Now and then two changes in one second.
      second += random.nextInt(50) == 0 ? 0 : random.nextInt(10, 150);
    }
    note(Doing.READY);
  }

  private void pause(Pause pause) {
    second += random.nextInt(1, 60);
    note(pause.doing());
    int spread = pause.seconds() / 3;
    second += pause.seconds() + random.nextInt(-spread, spread + 1);
    note(Doing.READY);
  }

  private void note(Doing doing) {
    String code = code(doing);
    String said =
        code == null ? DesktopWords.pick(doing, random) : DesktopWords.cased("notready", random);
    note(doing, code, said);
  }

  // Half of the reasons come as a code, the others as a word of their own.
  private String code(Doing doing) {
    return switch (doing) {
      case ON_A_BREAK -> sometimes("1");
      case AT_LUNCH -> sometimes("2");
      case IN_A_MEETING -> sometimes("3");
      case IN_TRAINING -> sometimes("4");
      case PAUSED -> sometimes(Integer.toString(random.nextInt(5, 10)));
      case READY, ON_A_CONTACT, WRAPPING_UP, GONE, SOMETHING_ELSE -> null;
    };
  }

  private String sometimes(String code) {
    return random.nextBoolean() ? code : null;
  }

  private void note(Doing doing, String code, String said) {
    events.add(new TruthEvent(agentId, Instant.ofEpochSecond(second), doing, code, said, null));
  }
}
