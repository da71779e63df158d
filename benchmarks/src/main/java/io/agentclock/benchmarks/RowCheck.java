package io.agentclock.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.benchmarks.kit.Download;
import io.agentclock.benchmarks.kit.WrongAnswerException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether rows are those of all agents for one interval: each agent once, closed, its states adding
 * up to the interval's length.
 *
 * @param keys of the agents
 * @param start of the interval
 * @param length of the interval
 */
record RowCheck(String[] keys, Instant start, Duration length) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COLUMNS =
      "agent,source,account,agentId,name,team,intervalStart,intervalEnd,availableMs,interactingMs,"
          + "afterContactWorkMs,notReadyMs,offlineMs,unmappedMs,unknownMs,staffedMs,logins,logouts,"
          + "occupancy,handled,handleMs,talkMs,holdMs,acwMs,closed,revision";
  private static final List<String> STATES =
      List.of(
          "availableMs",
          "interactingMs",
          "afterContactWorkMs",
          "notReadyMs",
          "offlineMs",
          "unmappedMs",
          "unknownMs");

  private record Row(String agent, Instant start, long statesMs, boolean closed) {}

  /** Whether CSV, with its header line, has all of them. */
  void csv(Download answer) {
    String header = answer.lines().findFirst().orElse("");
    if (!header.equals(COLUMNS)) {
      throw new WrongAnswerException("columns " + header);
    }
    List<String> columns = List.of(COLUMNS.split(","));
    check(answer, 1, line -> ofCsv(columns, line.split(",", -1))); // nothing here is quoted
  }

  /** Whether a row per line has all of them. */
  void ndjson(Download answer) {
    check(answer, 0, RowCheck::ofJson);
  }

  private void check(Download answer, int skipped, Function<String, Row> reading) {
    Set<String> missing = new HashSet<>(Arrays.asList(keys));
    answer
        .lines()
        .skip(skipped)
        .forEach(
            line -> {
              Row row = reading.apply(line);
              boolean right =
                  missing.remove(row.agent())
                      && row.start().equals(start)
                      && row.statesMs() == length.toMillis()
                      && row.closed();
              if (!right) {
                throw new WrongAnswerException("a row too many, or not as it should be: " + line);
              }
            });
    WrongAnswerException.requireSame("agents without a row", 0, missing.size());
  }

  private static Row ofCsv(List<String> columns, String[] cells) {
    return new Row(
        cells[columns.indexOf("agent")],
        Instant.parse(cells[columns.indexOf("intervalStart")]),
        STATES.stream().mapToLong(name -> Long.parseLong(cells[columns.indexOf(name)])).sum(),
        Boolean.parseBoolean(cells[columns.indexOf("closed")]));
  }

  private static Row ofJson(String line) {
    try {
      JsonNode row = JSON.readTree(line);
      long statesMs = 0;
      for (JsonNode state : row.path("states")) {
        statesMs += state.path("durationMs").asLong();
      }
      return new Row(
          row.path("agent").asText(),
          Instant.parse(row.path("intervalStart").asText()),
          statesMs,
          row.path("closed").asBoolean());
    } catch (JsonProcessingException e) {
      throw new WrongAnswerException("no row: " + line, e);
    }
  }
}
