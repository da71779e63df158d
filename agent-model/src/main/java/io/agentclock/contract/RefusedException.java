package io.agentclock.contract;

/** Says that an input can't be used; whoever reads inputs turns it into a {@link Refusal}. */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final RefusalReason reason;

  public RefusedException(RefusalReason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  public RefusedException(RefusalReason reason, String detail, Throwable cause) {
    super(detail, cause);
    this.reason = reason;
  }

  /** The kind of refusal; the message has the detail. */
  public RefusalReason reason() {
    return reason;
  }
}
