package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * Where in an answer a page token points: to a row of what was known when the first page was asked
 * for, so that no page repeats or skips a row.
 */
record SummaryPosition(Instant asOf, int row) {

  static SummaryPosition of(JsonNode pageToken, Instant now) {
    if (!pageToken.isTextual() || pageToken.asText().isEmpty()) {
      // What a token can say, so that the next page is of the same moment.
      return new SummaryPosition(now.truncatedTo(ChronoUnit.MILLIS), 0);
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(pageToken.asText());
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ", -1);
      if (parts.length == 2) {
        return new SummaryPosition(
            Instant.ofEpochMilli(Long.parseLong(parts[0])), Integer.parseUnsignedInt(parts[1]));
      }
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("Invalid pageToken.");
    }
    throw Refusal.badRequest("Invalid pageToken.");
  }

  String token() {
    byte[] bytes = (asOf.toEpochMilli() + " " + row).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
