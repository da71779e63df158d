package io.agentclock.processor.raw;

import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import java.nio.charset.StandardCharsets;

/**
 * Texts that go on from an input into keys, stores and outputs. JSON can spell what no UTF-8 text
 * can hold, and records that carry a text several times must still fit into a message.
 */
public final class VendorText {

  /** The longest that is taken. */
  public static final int MOST_CHARACTERS = 1_000;

  private VendorText() {}

  /**
   * The text itself.
   *
   * @param name of the field
   * @throws RefusedException if it can't go on
   */
  public static String checked(String name, String text) throws RefusedException {
    if (text.length() > MOST_CHARACTERS) {
      throw new RefusedException(
          RefusalReason.UNREADABLE,
          "%s has %d characters, at most %d are read"
              .formatted(name, text.length(), MOST_CHARACTERS));
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new RefusedException(RefusalReason.UNREADABLE, name + " isn't well-formed Unicode");
    }
    return text;
  }
}
