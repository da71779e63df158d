package io.agentclock.ingest.json;

/** A body that isn't an answer at all; the message says what it is instead. */
public final class UnreadableAnswerException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableAnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
