package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Items that can't be used as they are, one of each kind. What could be counted is said of a
 * stranger, so that nobody's row changes.
 */
final class BadItems {

  /** Who they are about: nobody of the truth. */
  static final String STRANGER = GenesysIds.named("stranger");

  static final String USER_DETAILS =
      """
      ["not an object",
       {"primaryPresence": [{"startTime": "$before", "systemPresence": "AVAILABLE"}]},
       {"userId": "$stranger",
        "primaryPresence": [
          {"systemPresence": "AVAILABLE"},
          {"startTime": "the day before yesterday", "systemPresence": "AVAILABLE"},
          {"startTime": "$before"},
          {"startTime": "$before", "endTime": "$longAgo", "systemPresence": "AVAILABLE"},
          {"startTime": "$tomorrow", "systemPresence": "AVAILABLE"},
          {"startTime": "$before", "systemPresence": "LEVITATING", "organizationPresenceId": "1"}],
        "routingStatus": [
          {"routingStatus": "IDLE"},
          {"startTime": "$before", "routingStatus": "JUGGLING"},
          17]}]
      """;

  static final String AGGREGATES =
      """
      ["not an object",
       {"group": {"mediaType": "voice"},
        "data": [{"interval": "$halfHour",
                  "metrics": [{"metric": "tHandle", "stats": {"count": 1, "sum": 1000}}]}]},
       {"group": {"mediaType": "voice", "userId": "$stranger"},
        "data": [{"interval": "some time ago",
                  "metrics": [{"metric": "tHandle", "stats": {"count": 1, "sum": 1000}}]},
                 {"interval": "$sevenMinutes",
                  "metrics": [{"metric": "tHandle", "stats": {"count": 1, "sum": 1000}}]},
                 {"interval": "$halfHour",
                  "metrics": [{"metric": "tJuggling", "stats": {"count": 1, "sum": 1000}},
                              {"metric": "tAcw"},
                              {"metric": "tHeldComplete", "stats": {"count": 1, "sum": "much"}},
                              {"stats": {"count": 1, "sum": 1000}}]}]}]
      """;

  static final String SUMMARY =
      """
      ["not an object",
       {"dateFrom": "$halfHourStart", "dateTo": "$halfHourEnd", "tHandle": 1000},
       {"agentId": "$stranger", "dateTo": "$halfHourEnd", "tHandle": 1000},
       {"agentId": "$stranger", "dateFrom": "long ago", "dateTo": "$halfHourEnd", "tHandle": 1},
       {"agentId": "$stranger", "dateFrom": "$halfHourStart", "dateTo": "$sevenMinutesEnd",
        "tHandle": 1000},
       {"agentId": "$stranger", "dateFrom": "$halfHourStart", "dateTo": "$halfHourEnd",
        "tHandle": "much", "tJuggling": 5}]
      """;

  static final String ENTITIES =
      """
      ["not an object", {"name": "Nobody"}, {"id": 17}]
      """;

  static final BadItems NONE = new BadItems(new ObjectMapper().createArrayNode());

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode items;

  private BadItems(JsonNode items) {
    this.items = items;
  }

  static BadItems of(String kinds, Snapshot seen) {
    Instant now = seen.asOf();
    Instant halfHour =
        Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), 1800) * 1800 - 3600);
    Instant halfHourEnd = halfHour.plus(Duration.ofMinutes(30));
    Instant sevenMinutesEnd = halfHour.plus(Duration.ofMinutes(7));
    String text =
        kinds
            .replace("$stranger", STRANGER)
            .replace("$before", Interval.print(now.minusSeconds(60)))
            .replace("$longAgo", Interval.print(now.minus(Duration.ofDays(30))))
            .replace("$tomorrow", Interval.print(now.plus(Duration.ofDays(1))))
            .replace("$halfHourStart", seconds(halfHour))
            .replace("$halfHourEnd", seconds(halfHourEnd))
            .replace("$sevenMinutesEnd", seconds(sevenMinutesEnd))
            .replace("$halfHour", new Interval(halfHour, halfHourEnd).toString())
            .replace("$sevenMinutes", new Interval(halfHour, sevenMinutesEnd).toString());
    try {
      return new BadItems(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  /** Writes them into the array that is being written. */
  void write(JsonGenerator json) throws IOException {
    for (JsonNode item : items) {
      json.writeTree(item);
    }
  }

  private static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
