package io.agentclock.simulator.genesys;

import io.agentclock.simulator.workforce.HandledContact;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The metrics that can be told from what agents did. Each has one instant, when what it measures
 * has ended, and counts as a whole there. See <a
 * href="https://help.mypurecloud.com/glossary/average-handle-time-aht/">average handle time</a>.
 */
enum Metric {
  TALK("tTalk", HandledContact::contactEnd, Conversation::talkMs),
  TALK_COMPLETE("tTalkComplete", HandledContact::contactEnd, Conversation::talkMs),
  HELD("tHeld", HandledContact::contactEnd, Conversation::heldMs),
  HELD_COMPLETE("tHeldComplete", HandledContact::contactEnd, Conversation::heldMs),
  AFTER_CONTACT_WORK("tAcw", HandledContact::wrapUpEnd, Conversation::afterContactMs),
  HANDLE(
      "tHandle",
      HandledContact::wrapUpEnd,
      contact -> contact.talkMs() + contact.heldMs() + contact.afterContactMs()),
  CONNECTED("nConnected", HandledContact::start, contact -> 1);

  private final String name;
  private final Function<HandledContact, Instant> end;
  private final ToLongFunction<Conversation> value;

  Metric(String name, Function<HandledContact, Instant> end, ToLongFunction<Conversation> value) {
    this.name = name;
    this.end = end;
    this.value = value;
  }

  static Optional<Metric> named(String name) {
    for (Metric metric : values()) {
      if (metric.name.equals(name)) {
        return Optional.of(metric);
      }
    }
    return Optional.empty();
  }

  String metricName() {
    return name;
  }

  /** Whether it only counts, without a sum. */
  boolean countsOnly() {
    return this == CONNECTED;
  }

  Instant end(Conversation conversation) {
    return end.apply(conversation.contact());
  }

  long value(Conversation conversation) {
    return value.applyAsLong(conversation);
  }

  /** Whether there was anything to measure. */
  boolean observed(Conversation conversation) {
    return switch (this) {
      case HELD, HELD_COMPLETE, AFTER_CONTACT_WORK -> value(conversation) > 0;
      case TALK, TALK_COMPLETE, HANDLE, CONNECTED -> true;
    };
  }
}
