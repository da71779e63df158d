package io.agentclock.ingest.vendor;

import java.time.Duration;
import java.util.Optional;

/**
 * A request that brought no answer, and what kind of fault that is. It is never about one item.
 *
 * <p>The message may be shown to operators: it never holds a secret.
 */
public final class VendorFaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What can be done about a fault. */
  public enum Kind {
    /** It passes: ask again, more and more slowly. */
    PASSING,
    /** The vendor is still at it: no fault at all, ask again in a while. */
    UNFINISHED,
    /** The vendor doesn't take our login: once more with a new one, then at every poll. */
    LOGIN,
    /** Our login lacks a right: again at every poll, until someone grants it. */
    PERMISSION,
    /** The vendor doesn't take our request: again at every poll, until someone mends it. */
    REQUEST
  }

  private final Kind kind;
  private final String code;
  private final transient Optional<Duration> retryAfter;

  /**
   * @param kind what can be done
   * @param code for machines, e.g. {@code HTTP_503}
   * @param message for people
   * @param retryAfter how long the vendor wants us to wait
   */
  public VendorFaultException(
      Kind kind, String code, String message, Optional<Duration> retryAfter) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** One that passes, with no word from the vendor on when. */
  public static VendorFaultException passing(String code, String message) {
    return new VendorFaultException(Kind.PASSING, code, message, Optional.empty());
  }

  /** The vendor has begun, and isn't ready. */
  public static VendorFaultException unfinished(String code, String message) {
    return new VendorFaultException(Kind.UNFINISHED, code, message, Optional.empty());
  }

  /** What can be done about it. */
  public Kind kind() {
    return kind;
  }

  /** A short name for machines. */
  public String code() {
    return code;
  }

  /** How long the vendor wants us to wait. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
