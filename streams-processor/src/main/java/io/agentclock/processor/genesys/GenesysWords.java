package io.agentclock.processor.genesys;

import java.util.Locale;
import java.util.Map;

/**
 * The vendor's presences and routing statuses, which each of its APIs spells in its own way: {@code
 * ON_QUEUE}, {@code On Queue}, {@code OnQueue}.
 */
final class GenesysWords {

  static final String ON_QUEUE = "ONQUEUE";
  static final String OFF_QUEUE = "OFFQUEUE";

  /** Those of several words, as they are documented. */
  private static final Map<String, String> DOCUMENTED =
      Map.of(
          ON_QUEUE,
          "ON_QUEUE",
          OFF_QUEUE,
          "OFF_QUEUE",
          "NOTRESPONDING",
          "NOT_RESPONDING",
          "OUTOFOFFICE",
          "OUT_OF_OFFICE");

  private GenesysWords() {}

  /** Letters only, upper case: what all spellings of a word have in common. */
  static String normalised(String word) {
    StringBuilder letters = new StringBuilder(word.length());
    word.codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
    return letters.toString().toUpperCase(Locale.ROOT);
  }

  /** The one spelling that is shown. */
  static String shown(String normalised) {
    return DOCUMENTED.getOrDefault(normalised, normalised);
  }
}
