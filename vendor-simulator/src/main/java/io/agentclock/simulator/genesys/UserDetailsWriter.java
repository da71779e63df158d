package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.workforce.SeedMix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes users' records; an empty list isn't there, nor is the end of what holds still. */
final class UserDetailsWriter {

  @FunctionalInterface
  private interface Value<T> {
    void write(JsonGenerator json, Run<T> run) throws IOException;
  }

  private final long seed;
  private final Faults faults;

  UserDetailsWriter(long seed, Faults faults) {
    this.seed = seed;
    this.faults = faults;
  }

  void write(JsonGenerator json, String userId, UserStatus status, boolean newestFirst)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("userId", userId);
    write(
        json,
        "primaryPresence",
        ordered(userId, status.presence(), newestFirst),
        (out, run) -> {
          out.writeStringField("systemPresence", run.value().spelling(seed, userId + run.start()));
          out.writeStringField("organizationPresenceId", run.value().organizationId());
        });
    write(
        json,
        "routingStatus",
        ordered(userId, status.routing(), newestFirst),
        (out, run) -> out.writeStringField("routingStatus", run.value().name()));
    json.writeEndObject();
  }

  private static <T> void write(JsonGenerator json, String name, List<Run<T>> runs, Value<T> value)
      throws IOException {
    if (runs.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (Run<T> run : runs) {
      json.writeStartObject();
      json.writeStringField("startTime", Interval.print(run.start()));
      if (run.end() != null) {
        json.writeStringField("endTime", Interval.print(run.end()));
      }
      value.write(json, run);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private <T> List<Run<T>> ordered(String userId, List<Run<T>> runs, boolean newestFirst) {
    List<Run<T>> all = new ArrayList<>(runs);
    double twice = faults.duplicates();
    if (twice > 0) {
      runs.stream()
          .filter(run -> SeedMix.fraction(run.start().getEpochSecond(), userId) < twice)
          .forEach(all::add);
    }
    if (newestFirst) {
      Collections.reverse(all);
    }
    return all;
  }
}
