package io.agentclock.contract;

/**
 * Text that spreadsheets take for text. A cell that begins like a formula is run by them, whoever
 * chose the text; an apostrophe before it keeps it what it is.
 */
public final class CsvText {

  private static final String FORMULA_BEGINS = "=+-@\t\r\n";
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

  /** Also after quotes: some programs take them away before they look. */
  private static boolean looksLikeFormula(String text) {
    int first = 0;
    while (first < text.length() && QUOTES.indexOf(text.charAt(first)) >= 0) {
      first++;
    }
    return first < text.length() && FORMULA_BEGINS.indexOf(text.charAt(first)) >= 0;
  }
}
