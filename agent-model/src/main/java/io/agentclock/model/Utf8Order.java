package io.agentclock.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Orders texts by their unsigned UTF-8 bytes, so that every language and every store agrees on the
 * order.
 */
final class Utf8Order {

  /** Absent (null) texts come first. */
  static final Comparator<String> ABSENT_FIRST = Comparator.nullsFirst(Utf8Order::compare);

  private Utf8Order() {}

  private static int compare(String left, String right) {
    return left.equals(right)
        ? 0
        : Arrays.compareUnsigned(
            left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
