package io.agentclock.system.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.system.kit.Chromium;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The numbers of an agent's day, against those of the API. */
@Timeout(180)
class BoardDrawerTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int HALF_HOURS = 14;

  /** Each row as text: start, states, occupancy, handled, handle time, revision. */
  private static final String ROWS =
      """
      rows => rows.map(row => {
        const all = (selector, text) => [...row.querySelectorAll(selector)].map(text).sort().join(' ');
        const one = (name) => row.querySelector(`[data-${name}]`).dataset[name];
        return [
          row.dataset.start,
          all('[data-state]', ({ dataset }) => dataset.ms === '0' ? '' : `${dataset.state}=${dataset.ms}`).trim(),
          one('occupancy'),
          one('handled'),
          all('[data-stream]', ({ dataset }) => `${dataset.stream}=${dataset.ms}`),
          one('revision'),
        ].join('|');
      })
      """;

  private static final String PIECES =
      "pieces => pieces.map(({ dataset }) => `${dataset.state}=${dataset.ms}`)";

  private static final String TRANSITIONS =
      """
      rows => rows.map(row => [row.dataset.at, row.querySelector('.state').dataset.state,
        row.dataset.late].join('|'))
      """;

  @RegisterExtension static final BoardWorld WORLD = new BoardWorld();
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  @RegisterExtension final BoardPage board = new BoardPage(CHROMIUM);

  private static LivePersonDay day;
  private static String range;

  @BeforeAll
  static void write() {
    day = LivePersonDay.write(WORLD);
    range = "?from=%s&to=%s".formatted(day.from(), day.to());
    await().atMost(SOON).until(() -> isDone(rows()));
  }

  @Test
  void shouldShowTheNumbersOfTheApi() {
    openDay();

    List<JsonNode> rows = rows();
    assertThat(board.part("interval").evaluateAll(ROWS))
        .isEqualTo(rows.stream().map(BoardDrawerTest::row).toList());
    assertThat(row(rows, day.revised()))
        .isEqualTo(
            day.revised()
                + "|AVAILABLE=600000 INTERACTING=600000 NOT_READY=600000|0.5|2"
                + "|agent-segments=150000|2");
    List<JsonNode> pieces = timeline(range);
    assertThat(board.part("strip").locator(".piece").evaluateAll(PIECES)).isEqualTo(pieces(pieces));
    assertThat(pieces(pieces)).contains("NOT_READY=4200000", "INTERACTING=600000");
  }

  @Test
  void shouldShowTheTransitionsBehindAHalfHour() {
    openDay();

    board.page().locator("button[data-start='%s']".formatted(day.revised())).click();

    assertThat(board.part("behind").getByTestId("transition")).hasCount(3);
    String halfHour = "?from=%s&to=%s".formatted(day.revised(), day.revised().plusSeconds(1_800));
    List<String> behind =
        timeline(halfHour).stream()
            .map(
                piece ->
                    "%s|%s|%s"
                        .formatted(
                            millis(piece.path("at").asText()),
                            piece.path("state").asText(),
                            piece.path("late").asBoolean()))
            .toList();
    assertThat(board.part("behind").getByTestId("transition").evaluateAll(TRANSITIONS))
        .isEqualTo(behind);
    assertThat(behind.get(1)).endsWith("INTERACTING|true");
  }

  private void openDay() {
    board.open(WORLD.url(), "/?account=" + day.account());
    board.row(day.agent()).click();
    board.part("day-before").click();
    assertThat(board.part("interval")).hasCount(HALF_HOURS);
  }

  private static List<JsonNode> rows() {
    List<JsonNode> rows =
        new ArrayList<>(WORLD.api().items("/agents/" + day.agent() + "/intervals" + range));
    rows.sort(
        Comparator.comparing((JsonNode row) -> row.path("intervalStart").asText()).reversed());
    return rows;
  }

  private static List<JsonNode> timeline(String range) {
    return WORLD.api().items("/agents/" + day.agent() + "/timeline" + range);
  }

  private static boolean isDone(List<JsonNode> rows) {
    return rows.size() == HALF_HOURS
        && rows.stream().anyMatch(row -> row.path("revision").asInt() == 2);
  }

  private static String row(List<JsonNode> rows, Instant start) {
    return rows.stream()
        .map(BoardDrawerTest::row)
        .filter(row -> row.startsWith(start + "|"))
        .findFirst()
        .orElseThrow();
  }

  private static String row(JsonNode row) {
    Map<String, Long> states = new TreeMap<>();
    for (JsonNode line : row.path("states")) {
      states.merge(line.path("state").asText(), line.path("durationMs").asLong(), Long::sum);
    }
    List<String> handle = new ArrayList<>();
    long handled = 0;
    for (JsonNode line : row.path("handle")) {
      handle.add(line.path("stream").asText() + '=' + line.path("handleMs").asLong());
      handled += line.path("handled").asLong();
    }
    return String.join(
        "|",
        row.path("intervalStart").asText(),
        states.entrySet().stream().map(Object::toString).collect(Collectors.joining(" ")),
        occupancy(row.path("occupancy")),
        handle.isEmpty() ? "" : String.valueOf(handled),
        String.join(" ", handle),
        row.path("revision").asText());
  }

  /** A share as a browser writes it. */
  private static String occupancy(JsonNode share) {
    return share.isNull() ? "" : share.asText().replaceAll("\\.0$", "");
  }

  /** What each transition of the API makes of the day, to the millisecond. */
  private static List<String> pieces(List<JsonNode> timeline) {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < timeline.size(); i++) {
      Instant at = Instant.parse(timeline.get(i).path("at").asText());
      Instant start = at.isBefore(day.from()) ? day.from() : at;
      Instant end =
          i + 1 < timeline.size()
              ? Instant.parse(timeline.get(i + 1).path("at").asText())
              : day.observed();
      if (end.isAfter(start)) {
        pieces.add(
            timeline.get(i).path("state").asText() + '=' + Duration.between(start, end).toMillis());
      }
    }
    return pieces;
  }

  /** An instant as a browser writes it. */
  private static String millis(String instant) {
    return instant.contains(".") ? instant : instant.replace("Z", ".000Z");
  }
}
