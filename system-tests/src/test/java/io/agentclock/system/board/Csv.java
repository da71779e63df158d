package io.agentclock.system.board;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a file by RFC 4180, as strictly as it says. */
final class Csv {

  private static final Pattern FIELD =
      Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^\",\r\n]*))(,|\r\n)");

  private Csv() {}

  static List<List<String>> read(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    Matcher field = FIELD.matcher(text);
    int end = 0;
    while (end < text.length() && field.find()) {
      line.add(field.group(1) == null ? field.group(2) : field.group(1).replace("\"\"", "\""));
      end = field.end();
      if (!field.group(3).equals(",")) {
        lines.add(line);
        line = new ArrayList<>();
      }
    }
    if (end < text.length()) {
      throw new IllegalArgumentException("no CSV from character " + end + " on: " + text);
    }
    return lines;
  }
}
