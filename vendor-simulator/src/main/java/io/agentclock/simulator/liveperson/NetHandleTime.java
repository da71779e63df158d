package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.faults.FaultKind;
import io.agentclock.simulator.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Net Handle Time API: per skill, never per agent. See <a
 * href="https://developers.liveperson.com/net-handle-time-api-methods-get-net-handle-time-by-skill.html">Get
 * Net Handle Time by Skill</a>.
 */
final class NetHandleTime implements Endpoint {

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int SKILLS_PER_PAGE = 10;
  private static final int RUNS = 2;

  private final SegmentLedger ledger;
  private final long seed;
  private final Runs<Segment> runs = new Runs<>(RUNS);

  NetHandleTime(SegmentLedger ledger, long seed) {
    this.ledger = ledger;
    this.seed = seed;
  }

  @Override
  public Response answer(Call call) {
    Parameters asked = new Parameters(call.request());
    asked.requireStrictSource();
    Frame frame = Frame.ofSkills(asked, call.now());
    boolean paged = asked.number("v", 1, 1, 2) == 2;
    int interval = asked.number("interval", 60, 15, 60);
    if (!Set.of(15, 30, 60).contains(interval)) {
      asked.refuse("interval: must be 15, 30 or 60");
    }
    int offset = paged ? asked.offset() : 0;
    int limit = paged ? asked.limit(SKILLS_PER_PAGE, SKILLS_PER_PAGE) : Integer.MAX_VALUE;
    if (asked.areRefused()) {
      return asked.refusal();
    }
    List<Segment> posted = runs.at(offset, frame, () -> posted(frame, call.now()));
    List<Item> all = skills(asked, posted, buckets(frame, interval, call.now()));
    Page page = Page.of(all, offset, limit, limit);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (paged) {
      body.putObject("_metadata")
          .put("count", page.total())
          .set("references", page.references(call, Map.of(), true));
    }
    body.set("timeframe", timeframe(frame));
    ArrayNode skillInfo = page.json();
    if (call.has(FaultKind.BAD_ITEMS)) {
      skillInfo.addAll(badSkills());
    }
    body.put("interval", interval).set("skillInfo", skillInfo);
    return Response.json(200, body);
  }

  private List<Segment> posted(Frame frame, Instant now) {
    Instant first = frame.from().truncatedTo(ChronoUnit.HOURS);
    Instant end = frame.to().plus(HOUR).truncatedTo(ChronoUnit.HOURS);
    return ledger.closed(first, end).stream().filter(each -> each.isPosted(now)).toList();
  }

  private List<Item> skills(Parameters asked, List<Segment> posted, SkillMetrics.Buckets buckets) {
    Map<Long, List<Segment>> bySkill =
        posted.stream().collect(Collectors.groupingBy(segment -> segment.traits().skillId()));
    Set<String> wanted =
        asked
            .text("skillIds")
            .map(ids -> Arrays.stream(ids.split(",")).map(String::strip))
            .map(ids -> ids.collect(Collectors.toSet()))
            .orElse(Set.of());
    List<Item> skills = new ArrayList<>();
    for (long skill : Skills.all()) {
      if (wanted.isEmpty() || wanted.contains(Long.toString(skill))) {
        List<Segment> segments = bySkill.getOrDefault(skill, List.of());
        skills.add(new SkillMetrics(seed, skill, segments, buckets));
      }
    }
    return skills;
  }

  private static SkillMetrics.Buckets buckets(Frame frame, int interval, Instant now) {
    Duration length = Duration.ofMinutes(interval);
    Instant end = frame.to().isBefore(now) ? frame.to() : now;
    Instant first = SkillMetrics.floor(frame.from(), length);
    return new SkillMetrics.Buckets(first, end, length);
  }

  private static ObjectNode timeframe(Frame frame) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("fromDate", SECOND.format(utc(frame.start())))
        .put("toDate", SECOND.format(utc(frame.end())))
        .put("fromMillis", frame.from().toEpochMilli())
        .put("toMillis", frame.to().toEpochMilli());
  }

  private static OffsetDateTime utc(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC);
  }

  private static ArrayNode badSkills() {
    ArrayNode bad = JsonNodeFactory.instance.arrayNode();
    bad.addObject().putArray("metricsByIntervals");
    bad.addObject()
        .put("skillId", 1)
        .putArray("metricsByIntervals")
        .addObject()
        .put("messagesSent", 1);
    bad.add("not an object");
    return bad;
  }
}
