package io.agentclock.processor.skill;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentclock.contract.ContractJson;
import io.agentclock.model.SkillKey;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalDouble;

/** The public record of a skill's hour, {@code skill-interval/1}. */
public final class SkillIntervalJson {

  private static final String SCHEMA = "skill-interval/1";
  private static final char KEY_SEPARATOR = '@';

  private SkillIntervalJson() {}

  /** The key on the topic: the skill's and the hour's start. */
  public static String key(SkillKey skill, long startMs) {
    return skill.toString() + KEY_SEPARATOR + Instant.ofEpochMilli(startMs);
  }

  /** The value on the topic. */
  public static byte[] toJson(SkillKey skill, SkillInterval interval) {
    return ContractJson.object(json -> writeFields(json, skill, interval));
  }

  /** Writes the record's fields into an open object. */
  public static void writeFields(JsonGenerator json, SkillKey skill, SkillInterval interval)
      throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("skill", skill.toString());
    json.writeStringField("source", skill.source());
    json.writeStringField("account", skill.account());
    json.writeStringField("skillId", skill.skillId());
    ContractJson.instant(json, "intervalStart", interval.startMs());
    ContractJson.instant(json, "intervalEnd", interval.startMs() + SkillInterval.LENGTH_MS);
    SkillMetrics metrics = interval.metrics();
    write(json, "netHandleTime", metrics.netHandleTime());
    write(json, "avgSegmentWorkTime", metrics.avgSegmentWorkTime());
    write(json, "avgAvailableLoad", metrics.avgAvailableLoad());
    ContractJson.number(json, "handledSegments", metrics.handledSegments());
    ContractJson.number(json, "messagesSent", metrics.messagesSent());
  }

  private static void write(JsonGenerator json, String name, OptionalDouble number)
      throws IOException {
    if (number.isPresent()) {
      json.writeNumberField(name, number.getAsDouble());
    } else {
      json.writeNullField(name);
    }
  }
}
