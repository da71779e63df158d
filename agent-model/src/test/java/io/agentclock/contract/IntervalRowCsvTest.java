package io.agentclock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.interval.HandleLine.Attribution;
import io.agentclock.model.interval.IntervalContent;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.interval.RevisionReason;
import io.agentclock.model.interval.StateTime;
import io.agentclock.model.ledger.AgentReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IntervalRowCsvTest {

  private static final AgentKey AGENT = AgentKey.parse("genesys:org:a-1");
  private static final DirectoryEntry ADA = new DirectoryEntry("Ada", null, "blue", null);
  private static final long START = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();

  @Test
  void shouldHaveTheContractsColumns() {
    assertThat(IntervalRowCsv.header())
        .isEqualTo(
            "agent,source,account,agentId,name,team,intervalStart,intervalEnd,availableMs,"
                + "interactingMs,afterContactWorkMs,notReadyMs,offlineMs,unmappedMs,unknownMs,"
                + "staffedMs,logins,logouts,occupancy,handled,handleMs,talkMs,holdMs,acwMs,closed,"
                + "revision\r\n");
  }

  @Test
  void shouldWriteAClosedRow() {
    AgentReader.Row row =
        closed(
            List.of(
                time(AgentState.AVAILABLE, null, 600_000),
                time(AgentState.INTERACTING, null, 600_000),
                time(AgentState.NOT_READY, "1", 400_000),
                time(AgentState.NOT_READY, "2", 200_000)),
            List.of(
                line(Attribution.INTERVAL_OF_COMPLETION, 4, 1_312_000, 1_100_000, -1, 160_000)));

    assertThat(csv(AGENT, ADA, row))
        .isEqualTo(
            "genesys:org:a-1,genesys,org,a-1,Ada,blue,2026-03-02T10:00:00Z,2026-03-02T10:30:00Z,"
                + "600000,600000,0,600000,0,0,0,1800000,1,2,0.5,4,1312000,1100000,,160000,true,3"
                + "\r\n");
  }

  @Test
  void shouldLeaveEmptyWhatIsNotKnown() {
    AgentReader.Row open =
        new AgentReader.Row(
            START,
            Optional.empty(),
            new IntervalContent(
                List.of(time(AgentState.UNKNOWN, null, 60_000)), 0, 0, true, List.of()));

    assertThat(csv(AGENT, DirectoryEntry.NONE, open))
        .isEqualTo(
            "genesys:org:a-1,genesys,org,a-1,,,2026-03-02T10:00:00Z,2026-03-02T10:30:00Z,"
                + "0,0,0,0,0,0,60000,0,0,0,,,,,,,false,\r\n");
  }

  @Test
  void shouldWriteOccupancyWithoutAnExponent() {
    AgentReader.Row row =
        closed(
            List.of(
                time(AgentState.AVAILABLE, null, 1_799_999), time(AgentState.INTERACTING, null, 1)),
            List.of());

    String occupancy = cells(AGENT, ADA, row).getField("occupancy");
    assertThat(occupancy).startsWith("0.00000055").doesNotContain("E");
    assertThat(Double.parseDouble(occupancy)).isEqualTo(row.content().occupancy().getAsDouble());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\"=1",
        "'=1",
        "'\"'@x",
        "  =1",
        "\u00a0=1",
        "\ufeff=1",
        "\u200b+1",
        "\u000b-1",
        "\uff1d1+1",
        "=HYPERLINK(\"http://x\",\"y\")"
      })
  void shouldWriteNoTextThatIsTakenForAFormula(String text) {
    NamedCsvRecord cells =
        cells(
            new AgentKey("kore", "acc", text),
            new DirectoryEntry(text, null, text, null),
            closed(List.of(), List.of()));

    assertThat(cells.getField("agentId")).isEqualTo("'" + text);
    assertThat(cells.getField("name")).isEqualTo("'" + text);
    assertThat(cells.getField("team")).isEqualTo("'" + text);
    assertThat(cells.getField("account")).isEqualTo("acc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Ada, \"the\" first", "a\r\nb", "O'Brien", "é€😀", "1-2", "'", "\"", " x "})
  void shouldWriteAnyOtherTextAsItIs(String text) {
    NamedCsvRecord cells =
        cells(AGENT, new DirectoryEntry(text, null, null, null), closed(List.of(), List.of()));

    assertThat(cells.getField("name")).isEqualTo(text);
    assertThat(cells.getField("revision")).isEqualTo("3");
  }

  @Test
  void shouldAddWhatIsOfDifferentContacts() {
    NamedCsvRecord cells =
        cells(
            AGENT,
            ADA,
            closed(
                List.of(),
                List.of(
                    line(Attribution.INTERVAL_OF_COMPLETION, 4, 1_000, -1, -1, -1),
                    line(Attribution.SPLIT, -1, 200, -1, -1, -1))));

    assertThat(cells.getField("handleMs")).isEqualTo("1200");
    assertThat(cells.getField("handled")).as("of some of them").isEmpty();
    assertThat(cells.getField("talkMs")).isEmpty();
  }

  @Test
  void shouldNotAddTwoViewsOfTheSameContacts() {
    NamedCsvRecord cells =
        cells(
            AGENT,
            ADA,
            closed(
                List.of(),
                List.of(
                    line(Attribution.INTERVAL_OF_COMPLETION, 4, 1_000, 900, 0, 100),
                    line(Attribution.INTERVAL_OF_COMPLETION, 5, 1_001, 901, 1, 101))));

    assertThat(cells.getField("handled")).isEqualTo("4");
    assertThat(cells.getField("handleMs")).isEqualTo("1000");
    assertThat(cells.getField("holdMs")).isEqualTo("0");
  }

  private static AgentReader.Row closed(List<StateTime> states, List<HandleLine> handle) {
    IntervalContent content = new IntervalContent(states, 1, 2, false, handle);
    return new AgentReader.Row(
        START,
        Optional.of(new PublishedRow(content, 3, RevisionReason.GAP_FILLED, START)),
        content);
  }

  private static StateTime time(AgentState state, String reason, long durationMs) {
    return new StateTime(new Activity(state, reason), durationMs, 1);
  }

  /** Negative numbers aren't known. */
  private static HandleLine line(Attribution attribution, long... numbers) {
    OptionalLong[] cells =
        Arrays.stream(numbers)
            .mapToObj(number -> number < 0 ? OptionalLong.empty() : OptionalLong.of(number))
            .toArray(OptionalLong[]::new);
    return new HandleLine("any", attribution, cells[0], cells[1], cells[2], cells[3], cells[4]);
  }

  private static NamedCsvRecord cells(AgentKey agent, DirectoryEntry who, AgentReader.Row row) {
    try (Stream<NamedCsvRecord> records =
        CsvReader.builder()
            .ofNamedCsvRecord(IntervalRowCsv.header() + csv(agent, who, row))
            .stream()) {
      return records.findFirst().orElseThrow();
    }
  }

  private static String csv(AgentKey agent, DirectoryEntry who, AgentReader.Row row) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (IntervalRowCsv csv = new IntervalRowCsv(out, Duration.ofMinutes(30))) {
      csv.write(agent, who, row);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
