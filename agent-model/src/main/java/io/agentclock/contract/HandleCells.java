package io.agentclock.contract;

import io.agentclock.model.interval.HandleLine;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The handle time of a row in one set of columns. A row normally has one line, and that is it.
 *
 * <p>A {@code SPLIT} line and an {@code INTERVAL_OF_COMPLETION} line beside it are of different
 * contacts: a segment with a breakdown counts by that only, one without by its end. So their times
 * add up, and no contact counts twice, in this row or another. A number that one of the two doesn't
 * say (how many contacts, of a breakdown) is unknown for the row: a part must not pass for the
 * whole.
 *
 * <p>Two lines of the same attribution are two streams' views of what may be the same contacts:
 * they are never added; the first stream's counts, in the order of the row.
 *
 * @param handled how many contacts
 * @param handleMs all of it
 * @param talkMs with the customer
 * @param holdMs the customer on hold
 * @param acwMs wrapping up
 */
record HandleCells(
    OptionalLong handled,
    OptionalLong handleMs,
    OptionalLong talkMs,
    OptionalLong holdMs,
    OptionalLong acwMs) {

  static HandleCells of(List<HandleLine> lines) {
    Map<HandleLine.Attribution, HandleLine> counted = new EnumMap<>(HandleLine.Attribution.class);
    lines.forEach(line -> counted.putIfAbsent(line.attribution(), line));
    return new HandleCells(
        sum(counted, HandleLine::handled),
        sum(counted, HandleLine::handleMs),
        sum(counted, HandleLine::talkMs),
        sum(counted, HandleLine::holdMs),
        sum(counted, HandleLine::acwMs));
  }

  private static OptionalLong sum(
      Map<HandleLine.Attribution, HandleLine> lines, Function<HandleLine, OptionalLong> cell) {
    if (lines.isEmpty()) {
      return OptionalLong.empty();
    }
    long sum = 0;
    for (HandleLine line : lines.values()) {
      OptionalLong said = cell.apply(line);
      if (said.isEmpty()) {
        return said;
      }
      sum += said.getAsLong();
    }
    return OptionalLong.of(sum);
  }
}
