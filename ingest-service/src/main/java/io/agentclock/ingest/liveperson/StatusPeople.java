package io.agentclock.ingest.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.DirectoryEntry;
import io.agentclock.ingest.json.JsonSlice;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whom the rows of status changes name in passing; of one who changed, the newest row counts. */
final class StatusPeople {

  private final Map<String, DirectoryEntry> entries = new HashMap<>();
  private final Map<String, String> times = new HashMap<>();

  /** Takes what a row says of its agent. */
  void add(String agent, JsonSlice row) {
    JsonNode fields = JsonBody.read(row.bytes());
    String time = JsonBody.text(fields, "time").orElse("");
    if (time.compareTo(times.getOrDefault(agent, "")) >= 0) {
      times.put(agent, time);
      entries.put(agent, entry(fields));
    }
  }

  /** By agent key. */
  Map<String, DirectoryEntry> entries() {
    return entries;
  }

  private static DirectoryEntry entry(JsonNode fields) {
    return new DirectoryEntry(
        JsonBody.text(fields, "agentUserName")
            .or(() -> JsonBody.text(fields, "agentLoginName"))
            .orElse(null),
        JsonBody.text(fields, "employeeId").orElse(null),
        team(fields, "agentGroupId").orElse(null),
        null);
  }

  /** A group's id; -1 and 0 are none. */
  static Optional<String> team(JsonNode fields, String field) {
    return JsonBody.text(fields, field).filter(id -> id.matches("0*[1-9]\\d*"));
  }
}
