package io.agentclock.system.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Agent updates as Kore.ai writes them. */
public final class KoreItems {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter EVENT_TIME =
      DateTimeFormatter.ofPattern("MM/dd/uuuu H:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private KoreItems() {}

  /**
   * One update.
   *
   * @param reason null for none
   */
  public static String update(String agentId, Instant at, String activity, String reason) {
    return JSON.createObjectNode()
        .put("AgentId", agentId)
        .put("EventTime", EVENT_TIME.format(at))
        .put("Activity", activity)
        .put("ReasonCode", reason == null ? "" : reason)
        .toString();
  }
}
