package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.workforce.Doing;
import java.util.Arrays;
import java.util.Optional;

/** The reasons the account lets its agents choose from. */
enum AwayReason {
  BREAK(725_987_312, "Break", Doing.ON_A_BREAK),
  LUNCH(725_987_412, "Lunch", Doing.AT_LUNCH),
  MEETING(725_987_512, "Meeting", Doing.IN_A_MEETING),
  TRAINING(725_987_612, "Training", Doing.IN_TRAINING);

  private final long id;
  private final String text;
  private final Doing doing;

  AwayReason(long id, String text, Doing doing) {
    this.id = id;
    this.text = text;
    this.doing = doing;
  }

  long id() {
    return id;
  }

  String text() {
    return text;
  }

  static Optional<AwayReason> of(Doing doing) {
    return Arrays.stream(values()).filter(reason -> reason.doing == doing).findFirst();
  }
}
