package io.agentclock.simulator.genesys;

import io.agentclock.simulator.workforce.HandledContact;
import io.agentclock.simulator.workforce.SeedMix;
import java.time.Duration;
import java.time.Instant;

/** One contact as the vendor knows it. */
record Conversation(HandledContact contact, String userId, String mediaType) {

  static Conversation of(HandledContact contact, String userId, long seed) {
    double dice = SeedMix.fraction(seed, "media" + contact.agentId() + contact.start());
    return new Conversation(contact, userId, mediaType(dice));
  }

  String id() {
    return GenesysIds.named("conversation " + contact.agentId() + contact.start());
  }

  long heldMs() {
    return contact.held().toMillis();
  }

  long talkMs() {
    return ms(contact.start(), contact.contactEnd()) - heldMs();
  }

  long afterContactMs() {
    return ms(contact.contactEnd(), contact.wrapUpEnd());
  }

  private static long ms(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }

  private static String mediaType(double dice) {
    if (dice < 0.5) {
      return "voice";
    }
    if (dice < 0.7) {
      return "chat";
    }
    return dice < 0.8 ? "email" : "message";
  }
}
