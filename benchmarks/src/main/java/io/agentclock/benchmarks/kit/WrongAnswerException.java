package io.agentclock.benchmarks.kit;

/** What was answered isn't what is true: no figure of such a run counts, however fast it was. */
public final class WrongAnswerException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what was expected, and what came
   */
  public WrongAnswerException(String message) {
    super(message);
  }

  /**
   * @param message what was asked
   * @param cause why there is no answer
   */
  public WrongAnswerException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * @throws WrongAnswerException unless both are the same
   */
  public static void requireSame(String what, long expected, long found) {
    if (expected != found) {
      throw new WrongAnswerException("%s: %d, not %d".formatted(what, found, expected));
    }
  }
}
