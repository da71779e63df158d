package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.liveperson.StatusRow.Kind;
import io.agentclock.simulator.workforce.SeedMix;
import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what one agent did into sessions: a login and a default state that know no session yet,
 * changes numbered from 2, and at the end an offline and a logout at one instant.
 */
final class Sessions {

  private static final long UNKNOWN_SESSION = -1;
  private static final long LEAST_SESSION = 10_000_000;

  private final Identity who;
  private final Instant from;
  private final List<StatusRow> rows = new ArrayList<>();
  private boolean started;
  private boolean loggedIn;
  private long session;
  private int sequence;
  private Kind last;
  private Instant lastAt;

  private Sessions(Identity who, Instant from) {
    this.who = who;
    this.from = from;
  }

  /**
   * The rows from this instant on.
   *
   * @param events of one agent, by time, from the very start
   */
  static List<StatusRow> of(Identity who, List<TruthEvent> events, Instant from) {
    Sessions sessions = new Sessions(who, from);
    events.forEach(sessions::add);
    return sessions.rows;
  }

  private void add(TruthEvent event) {
    Kind kind = Kind.of(event.doing());
    if (kind == Kind.OFFLINE) {
      end(event);
    } else if (!loggedIn) {
      begin(event);
      row(event, Kind.LOGIN, UNKNOWN_SESSION, -1, null);
      row(event, kind, UNKNOWN_SESSION, sequence, null);
      changed(event, kind);
    } else if (kind != Kind.OCCUPIED || last != Kind.OCCUPIED) {
      row(event, kind, session, ++sequence, lastAt);
      changed(event, kind);
    }
  }

  private void end(TruthEvent event) {
    if (started && !loggedIn) {
      return;
    }
    if (!started) {
      // Whoever leaves first of all has been there before our time.
      begin(event);
    }
    row(event, Kind.OFFLINE, session, ++sequence, lastAt);
    row(event, Kind.LOGOUT, session, ++sequence, null);
    changed(event, Kind.OFFLINE);
    loggedIn = false;
  }

  private void begin(TruthEvent event) {
    started = true;
    loggedIn = true;
    sequence = 1;
    double fraction = SeedMix.fraction(who.id(), event.at().toString());
    session = LEAST_SESSION + (long) (fraction * 9 * LEAST_SESSION);
  }

  private void changed(TruthEvent event, Kind kind) {
    last = kind;
    lastAt = event.at();
  }

  private void row(TruthEvent event, Kind kind, long ofSession, int number, Instant previous) {
    if (!event.at().isBefore(from)) {
      rows.add(new StatusRow(who, event, kind, ofSession, number, previous));
    }
  }
}
