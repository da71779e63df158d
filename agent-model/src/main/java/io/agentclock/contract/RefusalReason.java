package io.agentclock.contract;

/** Why an input couldn't be used. */
public enum RefusalReason {
  /** Not the JSON it should be. */
  UNREADABLE,
  /** A field or header it needs isn't there. */
  MISSING_FIELD,
  /** A time that can't be read, or a range that ends before it starts. */
  BAD_TIME,
  /** Its instant is earlier than its fetch time minus the retention. */
  TOO_OLD,
  /** Its instant is more than five minutes after its fetch time. */
  TOO_NEW,
  /** A handle-time bucket that doesn't fit the interval. */
  BAD_BUCKET,
  /** No key that names an agent of this source. */
  NO_KEY,
  /** A stream no adapter knows. */
  UNKNOWN_STREAM
}
