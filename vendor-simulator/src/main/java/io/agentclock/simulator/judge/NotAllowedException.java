package io.agentclock.simulator.judge;

import java.io.IOException;

/** The API doesn't let us ask; asking again won't change that. */
final class NotAllowedException extends IOException {

  private static final long serialVersionUID = 1L;

  NotAllowedException(String message) {
    super(message);
  }
}
