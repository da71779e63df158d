package io.agentclock.query.stream;

/** A client whose connection is closed for the sake of the others. */
final class CutOffException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CutOffException(String why) {
    super(why, null, false, false);
  }
}
