package io.agentclock.query.web;

/** A parameter of a request that can't be used. The message says which, and what would do. */
public final class BadParameterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message goes to the caller
   */
  public BadParameterException(String message) {
    super(message);
  }
}
