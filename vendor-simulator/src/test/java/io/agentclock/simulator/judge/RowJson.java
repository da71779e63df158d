package io.agentclock.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes expected rows as a production that makes no mistake would. */
final class RowJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RowJson() {}

  static ObjectNode of(ExpectedRow row) {
    ObjectNode json = JSON.createObjectNode();
    json.put("intervalStart", row.start().toString());
    json.put("intervalEnd", row.end().toString());
    ArrayNode states = json.putArray("states");
    for (ExpectedLine line : row.lines()) {
      states
          .addObject()
          .put("state", line.state())
          .put("reason", line.reason())
          .put("durationMs", line.durationMs())
          .put("entries", line.entries());
    }
    json.put("staffedMs", row.staffedMs()).put("unknownMs", row.unknownMs());
    json.put("logins", row.logins()).put("logouts", row.logouts());
    json.put("occupancy", row.occupancy());
    if (row.hasHandle()) {
      ArrayNode handle = json.putArray("handle");
      row.handle().forEach(line -> handle.add(JSON.valueToTree(line)));
    }
    return json.put("closed", true).put("revision", 0);
  }

  static JsonNode list(ArrayNode items) {
    return JSON.createObjectNode().putNull("next").set("items", items);
  }
}
