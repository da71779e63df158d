package io.agentclock.query.api;

/** What is said of parameters that several calls have. */
final class Said {

  static final String AGENT =
      "The agent's key, source:account:agentId; percent-encoded in the path.";
  static final String AN_AGENT = "kore:63fb9a0f90425b644d3e:a-59bb17e";
  static final String SKILL =
      "The skill's key, source:account:skill:skillId; percent-encoded in the path.";
  static final String A_SKILL = "liveperson:12345678:skill:7";
  static final String SOURCE = "Only this platform.";
  static final String A_SOURCE = "kore";
  static final String ACCOUNT = "Only this account of a platform.";
  static final String AN_ACCOUNT = "63fb9a0f90425b644d3e";
  static final String STATE = "Only these states, separated by commas.";
  static final String A_STATE = "NOT_READY";
  static final String STATES =
      "^(AVAILABLE|INTERACTING|AFTER_CONTACT_WORK|NOT_READY|OFFLINE|UNMAPPED|UNKNOWN)"
          + "(,(AVAILABLE|INTERACTING|AFTER_CONTACT_WORK|NOT_READY|OFFLINE|UNMAPPED|UNKNOWN))*$";
  static final String FROM =
      "Inclusive; any offset will do. Without it: 24 hours before `to`. At most the retention (8 days) before `to`.";
  static final String DAY_FROM =
      "Inclusive; any offset will do. Without it: 24 hours before `to`. At most 24 hours before `to`.";
  static final String A_FROM = "2026-03-02T10:00:00Z";
  static final String TO = "Exclusive. Without it: 24 hours after `from`, or now.";
  static final String A_TO = "2026-03-02T12:00:00Z";
  static final String MAX_LAG =
      "Lets a standby copy answer that is at most so far behind, if the owner can't; the answer then says so.";
  static final String LONGEST_LAG = "86400000";

  private Said() {}
}
