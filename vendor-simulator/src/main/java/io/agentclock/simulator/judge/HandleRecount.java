package io.agentclock.simulator.judge;

import io.agentclock.simulator.workforce.HandledContact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Recounts the handle time of one agent's interval from the contacts the agent has handled. */
final class HandleRecount {

  private static final String AGGREGATES = "conversation-aggregates";
  private static final String SEGMENTS = "agent-segments";
  private static final String UNITS = "segment-units";

  /** A unit is known when its segment has ended, which may be so much after the unit. */
  private static final Duration LONGEST_SEGMENT = Duration.ofHours(1);

  private record Piece(Instant from, Instant to) {}

  private final HandleTruth truth;

  HandleRecount(HandleTruth truth) {
    this.truth = truth;
  }

  /** Whether all streams have told what they have to tell up to this instant. */
  boolean known(Instant end) {
    return truth.knownThrough().entrySet().stream()
        .allMatch(
            entry -> {
              boolean later = entry.getKey().equals(UNITS);
              Instant asked = later ? end.plus(LONGEST_SEGMENT) : end;
              return !asked.isAfter(entry.getValue());
            });
  }

  /** The lines of the interval, none where nothing was handled. */
  List<ExpectedHandle> lines(Instant from, Instant to) {
    List<ExpectedHandle> lines = new ArrayList<>();
    if (told(AGGREGATES)) {
      aggregates(from, to).ifPresent(lines::add);
    }
    if (told(UNITS)) {
      units(from, to).ifPresent(lines::add);
    } else if (told(SEGMENTS)) {
      segments(from, to).ifPresent(lines::add);
    }
    return lines;
  }

  private boolean told(String stream) {
    return truth.knownThrough().containsKey(stream);
  }

  // Each number in the half hour in which it was complete; what nobody had is not there.
  private Optional<ExpectedHandle> aggregates(Instant from, Instant to) {
    List<HandledContact> talked = ended(HandledContact::contactEnd, from, to);
    List<HandledContact> handled = ended(HandledContact::wrapUpEnd, from, to);
    List<HandledContact> held = talked.stream().filter(contact -> isLong(contact.held())).toList();
    List<HandledContact> wrapped =
        handled.stream().filter(contact -> isLong(wrapUp(contact))).toList();
    if (talked.isEmpty() && handled.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ExpectedHandle(
            AGGREGATES,
            "INTERVAL_OF_COMPLETION",
            handled.isEmpty() ? null : Long.valueOf(handled.size()),
            sum(handled, contact -> between(contact.start(), contact.wrapUpEnd())),
            sum(talked, HandleRecount::talk),
            sum(held, HandledContact::held),
            sum(wrapped, HandleRecount::wrapUp)));
  }

  private Optional<ExpectedHandle> segments(Instant from, Instant to) {
    List<HandledContact> closed = ended(HandledContact::contactEnd, from, to);
    if (closed.isEmpty()) {
      return Optional.empty();
    }
    Long handleMs = sum(closed, HandleRecount::talk);
    Long handled = (long) closed.size();
    return Optional.of(
        new ExpectedHandle(
            SEGMENTS, "INTERVAL_OF_COMPLETION", handled, handleMs, null, null, null));
  }

  private Optional<ExpectedHandle> units(Instant from, Instant to) {
    long ms = 0;
    for (HandledContact contact : truth.contacts()) {
      for (Piece piece : pieces(contact)) {
        Instant start = piece.from().isAfter(from) ? piece.from() : from;
        Instant end = piece.to().isBefore(to) ? piece.to() : to;
        ms += start.isBefore(end) ? between(start, end).toMillis() : 0;
      }
    }
    return ms == 0
        ? Optional.empty()
        : Optional.of(new ExpectedHandle(UNITS, "SPLIT", null, ms, null, null, null));
  }

  // The hold lies in the middle.
  private static List<Piece> pieces(HandledContact contact) {
    if (!isLong(contact.held())) {
      return List.of(new Piece(contact.start(), contact.contactEnd()));
    }
    Instant holdFrom = contact.start().plusMillis(talk(contact).toMillis() / 2);
    Instant holdTo = holdFrom.plus(contact.held());
    return List.of(new Piece(contact.start(), holdFrom), new Piece(holdTo, contact.contactEnd()));
  }

  private List<HandledContact> ended(
      Function<HandledContact, Instant> end, Instant from, Instant to) {
    return truth.contacts().stream()
        .filter(contact -> !end.apply(contact).isBefore(from) && end.apply(contact).isBefore(to))
        .toList();
  }

  private static Long sum(
      List<HandledContact> contacts, Function<HandledContact, Duration> length) {
    return contacts.isEmpty()
        ? null
        : Long.valueOf(
            contacts.stream().mapToLong(contact -> length.apply(contact).toMillis()).sum());
  }

  private static Duration talk(HandledContact contact) {
    return between(contact.start(), contact.contactEnd()).minus(contact.held());
  }

  private static Duration wrapUp(HandledContact contact) {
    return between(contact.contactEnd(), contact.wrapUpEnd());
  }

  private static Duration between(Instant from, Instant to) {
    return Duration.between(from, to);
  }

  private static boolean isLong(Duration length) {
    return !length.isZero();
  }
}
