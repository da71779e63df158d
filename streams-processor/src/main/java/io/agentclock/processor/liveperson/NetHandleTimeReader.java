package io.agentclock.processor.liveperson;

import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.SkillKey;
import io.agentclock.processor.raw.FlatFields;
import io.agentclock.processor.raw.ItemContext;
import io.agentclock.processor.raw.ItemJson;
import io.agentclock.processor.raw.Parts;
import io.agentclock.processor.raw.Reading;
import io.agentclock.processor.raw.SkillReader;
import io.agentclock.processor.raw.VendorTime;
import io.agentclock.processor.skill.SkillInterval;
import io.agentclock.processor.skill.SkillMetrics;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads LivePerson's net handle time: one entry of {@code metricsByIntervals}, or a whole {@code
 * skillInfo} with many. These metrics are of an hour: at 15 or 30 minutes the vendor says the same
 * ones again in every row, so only hours are read.
 *
 * @see <a
 *     href="https://developers.liveperson.com/net-handle-time-api-methods-get-net-handle-time-by-skill.html">Get
 *     Net Handle Time by Skill</a>
 */
final class NetHandleTimeReader implements SkillReader {

  private static final String SKILL = "skillId";
  private static final String INTERVAL = "interval";
  private static final String INTERVALS = "metricsByIntervals";
  private static final String TIMESTAMP = "timestamp";
  private static final String EPOCH = "epochTimestamp";
  private static final String NET_HANDLE_TIME = "netHandleTime";
  private static final String SEGMENT_WORK = "avgSegmentWorkTime";
  private static final String LOAD = "avgAvailableLoad";
  private static final String SEGMENTS = "handledSegments";
  private static final String MESSAGES = "messagesSent";

  private static final String HOURLY = "60";
  private static final double NO_DATA = -1;

  @Override
  public Reading<SkillInterval> read(SkillKey skill, byte[] value, ItemContext context)
      throws RefusedException {
    Said said = new Said();
    ItemJson.read("the item", value, said);
    requireHourly("header interval", context.header(INTERVAL));
    requireHourly(INTERVAL, said.fields.text(INTERVAL));
    requireSkill(skill, said.fields.text(SKILL));
    return said.isWholeSkill ? reading(said.entries) : Reading.of(interval(said.fields));
  }

  /** One entry, or a skill with several. */
  private static final class Said implements ItemJson.FieldReader {
    private final FlatFields fields = entryFields();
    private final List<FlatFields> entries = new ArrayList<>();
    private boolean isWholeSkill;

    @Override
    public void read(String name, ItemJson json) throws IOException, RefusedException {
      if (name.equals(INTERVALS)) {
        isWholeSkill = true;
        json.elements(name, (position, entry) -> entries.add(entry(entry)));
      } else {
        fields.read(name, json);
      }
    }
  }

  private static FlatFields entryFields() {
    return new FlatFields(
        SKILL, INTERVAL, TIMESTAMP, EPOCH, NET_HANDLE_TIME, SEGMENT_WORK, LOAD, SEGMENTS, MESSAGES);
  }

  private static FlatFields entry(ItemJson json) throws IOException, RefusedException {
    FlatFields fields = entryFields();
    json.fields(fields);
    return fields;
  }

  private static Reading<SkillInterval> reading(List<FlatFields> entries) {
    Parts<SkillInterval> parts = new Parts<>();
    for (int i = 0; i < entries.size(); i++) {
      FlatFields entry = entries.get(i);
      parts.add("%s[%d]".formatted(INTERVALS, i), () -> Optional.of(interval(entry)));
    }
    return parts.reading();
  }

  private static SkillInterval interval(FlatFields entry) throws RefusedException {
    long startMs =
        entry.has(EPOCH) ? entry.requiredEpochMs(EPOCH) : utcMs(entry.required(TIMESTAMP));
    if (startMs % SkillInterval.LENGTH_MS != 0) {
      throw new RefusedException(
          RefusalReason.BAD_BUCKET,
          "a row starts at %s; net handle time is of whole hours, ask with interval=60"
              .formatted(Instant.ofEpochMilli(startMs)));
    }
    return new SkillInterval(
        startMs,
        new SkillMetrics(
            decimal(entry, NET_HANDLE_TIME),
            decimal(entry, SEGMENT_WORK),
            decimal(entry, LOAD),
            whole(entry, SEGMENTS),
            whole(entry, MESSAGES)));
  }

  private static long utcMs(String timestamp) throws RefusedException {
    boolean bare = timestamp.strip().matches("[0-9-]+T[0-9:.]+");
    return VendorTime.instantMs(TIMESTAMP, bare ? timestamp.strip() + 'Z' : timestamp);
  }

  private static OptionalDouble decimal(FlatFields entry, String name) throws RefusedException {
    if (!entry.has(name)) {
      return OptionalDouble.empty();
    }
    double number = entry.requiredDecimal(name);
    if (number < 0 && number != NO_DATA) {
      throw new RefusedException(
          RefusalReason.UNREADABLE,
          "%s is %s; -1 is no data, less is nothing".formatted(name, number));
    }
    return number == NO_DATA ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  private static OptionalLong whole(FlatFields entry, String name) throws RefusedException {
    OptionalDouble number = decimal(entry, name);
    return number.isEmpty() ? OptionalLong.empty() : entry.whole(name);
  }

  private static void requireHourly(String where, Optional<String> interval)
      throws RefusedException {
    if (interval.isPresent() && !interval.get().strip().equals(HOURLY)) {
      throw new RefusedException(
          RefusalReason.BAD_BUCKET,
          "%s is %s: such rows repeat the hour's numbers and can't be added up; ask with interval=60"
              .formatted(where, interval.get()));
    }
  }

  private static void requireSkill(SkillKey skill, Optional<String> found) throws RefusedException {
    if (found.isPresent() && !found.get().equals(skill.skillId())) {
      throw new RefusedException(
          RefusalReason.NO_KEY,
          "the item is of skill '%s', the key names %s".formatted(found.get(), skill));
    }
  }
}
