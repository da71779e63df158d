package io.agentclock.contract;

/**
 * Text that spreadsheets take for text. A cell that begins like a formula is run by them, whoever
 * chose the text; an apostrophe before it keeps it what it is.
 */
public final class CsvText {

  // The last four are the first four in full width, which some programs fold.
  private static final String FORMULA_BEGINS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
  private static final String QUOTES = "\"'";
  private static final char AS_TEXT = '\'';

  private CsvText() {}

  /** The text as a cell; empty if there is none. */
  public static String safe(String text) {
    if (text == null) {
      return "";
    }
    return looksLikeFormula(text) ? AS_TEXT + text : text;
  }

  /**
   * Also after quotes, blanks and what can't be seen: some programs take them away before they
   * look.
   */
  private static boolean looksLikeFormula(String text) {
    int first = 0;
    while (first < text.length() && isTakenAway(text.charAt(first))) {
      first++;
    }
    return first < text.length() && FORMULA_BEGINS.indexOf(text.charAt(first)) >= 0;
  }

  private static boolean isTakenAway(char c) {
    return FORMULA_BEGINS.indexOf(c) < 0
        && (QUOTES.indexOf(c) >= 0
            || Character.isWhitespace(c)
            || Character.isSpaceChar(c)
            || Character.isISOControl(c)
            || Character.getType(c) == Character.FORMAT);
  }
}
