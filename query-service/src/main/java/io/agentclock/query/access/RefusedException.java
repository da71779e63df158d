package io.agentclock.query.access;

/** A credential that can't be believed. The message says why, and holds nothing of it. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean ours;

  /** The caller's to put right. */
  RefusedException(String why) {
    super(why, null, false, false);
    this.ours = false;
  }

  /** Ours: it can't be told whether it is to be believed. */
  RefusedException(String why, Exception cause) {
    super(why, cause, false, false);
    this.ours = true;
  }

  boolean isOurs() {
    return ours;
  }
}
