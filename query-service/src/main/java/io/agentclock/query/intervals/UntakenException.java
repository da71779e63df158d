package io.agentclock.query.intervals;

/** A client takes nothing of its export. The connection is closed for the sake of the others. */
final class UntakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UntakenException() {
    super("its client takes nothing", null, false, false);
  }
}
