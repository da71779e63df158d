package io.agentclock.model;

/**
 * What the vendor said, kept as it was.
 *
 * @param state the vendor's word for the state; null for what isn't a vendor's word
 * @param reason the vendor's reason; null where the field was absent
 */
public record RawStatus(String state, String reason) {

  /** Nothing said. */
  public static final RawStatus NONE = new RawStatus(null, null);
}
