package io.agentclock.ingest.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/**
 * What an answer says of the pages beside it: {@code
 * {"count":…,"references":[{"rel":…,"href":…}]}}. Only which links there are counts; where they
 * point to is for browsers.
 *
 * @param stated whether there are links at all
 * @param next whether one leads on
 * @param count of all rows, on all pages; none: it isn't said
 */
record PageLinks(boolean stated, boolean next, OptionalLong count) {

  /** By the object that holds them; a missing node says nothing. */
  static PageLinks of(JsonNode object) {
    boolean next = false;
    for (JsonNode reference : object.path("references")) {
      next |= reference.path("rel").asText().equalsIgnoreCase("next");
    }
    JsonNode count = object.path("count");
    return new PageLinks(
        !object.path("references").isEmpty(),
        next,
        count.isIntegralNumber() ? OptionalLong.of(count.longValue()) : OptionalLong.empty());
  }

  /** Whether rows follow after so many. */
  boolean goOnAfter(long rows) {
    return next || count.isPresent() && rows < count.getAsLong() || saysNothing();
  }

  /** Whether there is no word on pages at all. */
  boolean saysNothing() {
    return count.isEmpty() && !stated;
  }
}
