package io.agentclock.simulator.genesys;

import io.agentclock.simulator.workforce.Doing;
import io.agentclock.simulator.workforce.SeedMix;
import java.util.Locale;

/** What an agent's client shows, with the organisation's id for it. */
enum Presence {
  AVAILABLE("Available", "6a3af858-942f-489d-9700-5f9bcdcdae9b"),
  AWAY("Away"),
  BUSY("Busy"),
  IDLE("Idle"),
  ON_QUEUE("On Queue"),
  BREAK("Break"),
  MEAL("Meal"),
  MEETING("Meeting"),
  TRAINING("Training"),
  OFFLINE("Offline", "ccf3c10a-aa2c-4845-8e8d-f59fa48c58e5"),
  /** The organisation's own kind of busy. */
  PAPERWORK("Busy", GenesysIds.named("presence Paperwork")),
  /** Nobody documents it, and no definition has its id. */
  WALKING_THE_DOG("WALKING_THE_DOG");

  private static final double UPPER = 0.9;
  private static final double SPACED = 0.95;

  private final String system;
  private final String organizationId;

  Presence(String system) {
    this(system, GenesysIds.named("presence " + system));
  }

  Presence(String system, String organizationId) {
    this.system = system;
    this.organizationId = organizationId;
  }

  static Presence of(Doing doing) {
    return switch (doing) {
      case READY, ON_A_CONTACT, WRAPPING_UP -> ON_QUEUE;
      case ON_A_BREAK -> BREAK;
      case AT_LUNCH -> MEAL;
      case IN_A_MEETING -> MEETING;
      case IN_TRAINING -> TRAINING;
      case PAUSED -> PAPERWORK;
      case GONE -> OFFLINE;
      case SOMETHING_ELSE -> WALKING_THE_DOG;
    };
  }

  /** The vendor's own presence behind it, spelt as the presence API does: {@code On Queue}. */
  String system() {
    return system;
  }

  String organizationId() {
    return organizationId;
  }

  /** Mostly as the analytics API spells it, now and then as the vendor's other APIs do. */
  String spelling(long seed, String about) {
    if (this == WALKING_THE_DOG) {
      return system;
    }
    double dice = SeedMix.fraction(seed, "spelling " + about);
    if (dice < UPPER) {
      return system.toUpperCase(Locale.ROOT).replace(' ', '_');
    }
    return dice < SPACED ? system : system.replace(" ", "");
  }
}
