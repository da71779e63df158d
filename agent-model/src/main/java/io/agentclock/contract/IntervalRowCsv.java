package io.agentclock.contract;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.interval.IntervalContent;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.ledger.AgentReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Interval rows as CSV (RFC 4180, UTF-8): what a WFM system or a spreadsheet imports. What isn't
 * known is an empty cell. No text is one that a spreadsheet takes for a formula.
 *
 * <p>There is one set of handle time columns, and a row may have several handle lines: see {@link
 * HandleCells}.
 */
public final class IntervalRowCsv implements AutoCloseable {

  /** The names of the columns, in their order. */
  public static final List<String> COLUMNS =
      List.of(
          "agent",
          "source",
          "account",
          "agentId",
          "name",
          "team",
          "intervalStart",
          "intervalEnd",
          "availableMs",
          "interactingMs",
          "afterContactWorkMs",
          "notReadyMs",
          "offlineMs",
          "unmappedMs",
          "unknownMs",
          "staffedMs",
          "logins",
          "logouts",
          "occupancy",
          "handled",
          "handleMs",
          "talkMs",
          "holdMs",
          "acwMs",
          "closed",
          "revision");

  private static final AgentState[] STATES = AgentState.values();
  private static final String UNKNOWN = "";

  private final CsvWriter csv;
  private final long intervalMs;
  private long startMs = Long.MIN_VALUE;
  private String start;
  private String end;

  /**
   * @param out takes the rows; isn't closed
   * @param interval the length of an interval
   */
  public IntervalRowCsv(OutputStream out, Duration interval) {
    this.csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .autoFlush(false)
            .build(out, StandardCharsets.UTF_8);
    this.intervalMs = interval.toMillis();
  }

  /** The header line, with its end. */
  public static String header() {
    return String.join(",", COLUMNS) + "\r\n";
  }

  /** Writes one row; it is in the stream only after {@link #flush()}. */
  public void write(AgentKey agent, DirectoryEntry who, AgentReader.Row row) {
    IntervalContent content = row.content();
    CsvWriter.CsvWriterRecord cells = csv.writeRecord();
    cells.writeField(CsvText.safe(agent.toString()));
    cells.writeField(CsvText.safe(agent.source()));
    cells.writeField(CsvText.safe(agent.account()));
    cells.writeField(CsvText.safe(agent.agentId()));
    cells.writeField(CsvText.safe(who.name()));
    cells.writeField(CsvText.safe(who.team()));
    writeTime(cells, row.startMs());
    writeStates(cells, content);
    HandleCells handle = HandleCells.of(content.handle());
    cells.writeField(text(handle.handled()));
    cells.writeField(text(handle.handleMs()));
    cells.writeField(text(handle.talkMs()));
    cells.writeField(text(handle.holdMs()));
    cells.writeField(text(handle.acwMs()));
    cells.writeField(Boolean.toString(row.published().isPresent()));
    cells.writeField(
        row.published().map(PublishedRow::revision).map(String::valueOf).orElse(UNKNOWN));
    cells.endRecord();
  }

  /** Sees to it that all rows are in the stream. */
  public void flush() {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the rows can't be written", e);
    }
  }

  @Override
  public void close() {
    flush();
  }

  private void writeTime(CsvWriter.CsvWriterRecord cells, long rowStartMs) {
    if (rowStartMs != startMs) {
      startMs = rowStartMs;
      start = Instant.ofEpochMilli(rowStartMs).toString();
      end = Instant.ofEpochMilli(rowStartMs + intervalMs).toString();
    }
    cells.writeField(start);
    cells.writeField(end);
  }

  private static void writeStates(CsvWriter.CsvWriterRecord cells, IntervalContent content) {
    long[] durationsMs = new long[STATES.length];
    content
        .states()
        .forEach(line -> durationsMs[line.activity().state().ordinal()] += line.durationMs());
    for (long durationMs : durationsMs) {
      cells.writeField(Long.toString(durationMs));
    }
    cells.writeField(Long.toString(content.staffedMs()));
    cells.writeField(Integer.toString(content.logins()));
    cells.writeField(Integer.toString(content.logouts()));
    cells.writeField(text(content.occupancy()));
  }

  private static String text(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : UNKNOWN;
  }

  /** Never with an exponent. */
  private static String text(OptionalDouble number) {
    return number.isPresent() ? BigDecimal.valueOf(number.getAsDouble()).toPlainString() : UNKNOWN;
  }
}
