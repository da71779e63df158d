package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.workforce.SeedMix;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * One skill's numbers for each interval, in seconds; -1 where there are none. Those of work are
 * known by the hour alone, and shorter intervals repeat their hour's.
 */
record SkillMetrics(long seed, long skillId, List<Segment> segments, Buckets buckets)
    implements Item {

  /** The intervals to tell of: the first one's start, and when there are no more. */
  record Buckets(Instant first, Instant end, Duration length) {}

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withZone(ZoneOffset.UTC);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int NONE = -1;

  static Instant floor(Instant at, Duration length) {
    return Instant.ofEpochSecond(
        at.getEpochSecond() - Math.floorMod(at.getEpochSecond(), length.toSeconds()));
  }

  @Override
  public JsonNode json() {
    Map<Instant, List<Segment>> byBucket = by(buckets.length);
    Map<Instant, List<Segment>> byHour = by(HOUR);
    ObjectNode skill = JsonNodeFactory.instance.objectNode().put("skillId", skillId);
    ArrayNode metrics = skill.putArray("metricsByIntervals");
    for (Instant at = buckets.first; at.isBefore(buckets.end); at = at.plus(buckets.length)) {
      ObjectNode bucket = metrics.addObject();
      bucket.put("timestamp", MINUTE.format(at)).put("epochTimestamp", at.toEpochMilli());
      putQueue(bucket, at, byBucket.getOrDefault(at, List.of()));
      putWork(bucket, floor(at, HOUR), byHour.getOrDefault(floor(at, HOUR), List.of()));
    }
    return skill;
  }

  private Map<Instant, List<Segment>> by(Duration length) {
    return segments.stream().collect(Collectors.groupingBy(each -> floor(each.end(), length)));
  }

  private void putQueue(ObjectNode bucket, Instant at, List<Segment> closed) {
    long durationSeconds = closed.stream().mapToLong(SkillMetrics::durationSeconds).sum();
    SplittableRandom random = random(at);
    boolean none = closed.isEmpty();
    bucket
        .put("arrivals", none ? NONE : closed.size() + random.nextInt(4))
        .put("avgTimeInQueue", none ? NONE : hundredths(random.nextDouble() * 120))
        .put("totalAgentSegmentDuration", none ? NONE : durationSeconds)
        .put(
            "avgAgentSegmentDuration",
            none ? NONE : hundredths((double) durationSeconds / closed.size()));
  }

  private void putWork(ObjectNode bucket, Instant hour, List<Segment> handled) {
    boolean none = handled.isEmpty();
    int messages = handled.stream().mapToInt(each -> each.traits().messages()).sum();
    double workMs = handled.stream().mapToLong(Segment::handleTimeMs).sum();
    double average = none ? NONE : hundredths(workMs / 1_000 / messages);
    bucket
        .put("avgAvailableLoad", none ? NONE : hundredths(random(hour).nextDouble(0.3, 1)))
        .put("messagesSent", none ? NONE : messages)
        .put("handledSegments", none ? NONE : handled.size())
        .put("avgSegmentWorkTime", average)
        .put("netHandleTime", none ? NONE : hundredths(average * messages / handled.size()));
  }

  private SplittableRandom random(Instant at) {
    return SeedMix.stream(seed, skillId, at.getEpochSecond());
  }

  private static long durationSeconds(Segment segment) {
    return Duration.between(segment.contact().start(), segment.end()).toSeconds();
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
