package io.agentclock.processor.life;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the process: a processor whose client is in ERROR answers nothing and closes nothing. */
final class FatalExit {

  private static final Logger LOG = LoggerFactory.getLogger(FatalExit.class);
  private static final int CODE = 70;

  private FatalExit() {}

  /** From a thread of its own: exit waits for hooks, and those wait for the caller's thread. */
  static void now() {
    LOG.error("the streams client is in ERROR; the process ends with code {}", CODE);
    new Thread(() -> System.exit(CODE), "fatal-exit").start();
  }
}
