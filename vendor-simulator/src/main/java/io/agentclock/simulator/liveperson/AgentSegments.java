package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.faults.FaultKind;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.http.Response;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The Actual Handle Time API's segments, page by page. */
final class AgentSegments implements Endpoint {

  private static final int RUNS = 4;

  private final SegmentLedger ledger;
  private final LivePersonHabits habits;
  private final Faults faults;
  private final Pager pager;
  private final Runs<Item> runs = new Runs<>(RUNS);

  AgentSegments(SegmentLedger ledger, long seed, LivePersonHabits habits, Faults faults) {
    this.ledger = ledger;
    this.habits = habits;
    this.faults = faults;
    this.pager = new Pager(seed, habits.pages().shortFraction());
  }

  @Override
  public Response answer(Call call) {
    Parameters asked = new Parameters(call.request());
    asked.requireStrictSource();
    Frame frame = Frame.ofSegments(asked, call.now());
    SegmentFilter which = SegmentFilter.of(asked);
    int offset = asked.offset();
    int limit = asked.limit(100, 500);
    if (asked.areRefused()) {
      return asked.refusal();
    }
    Object key = List.of(frame, which);
    List<Item> all = runs.at(offset, key, () -> posted(frame, which, call.now()));
    if (call.has(FaultKind.BAD_ITEMS)) {
      all = runs.withMore(key, offset, BadRows.segments(call.now()));
    }
    Page page = pager.page(all, offset, limit, habits.pages().segmentCap());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode timeframe = timeframe(frame);
    body.set("timeframe", timeframe);
    body.set("segments", page.json());
    body.putObject("pagination")
        .put("count", page.total())
        .set("references", page.references(call, bounds(asked, frame), true));
    return Response.json(200, body);
  }

  private List<Item> posted(Frame frame, SegmentFilter which, Instant now) {
    List<Item> posted =
        ledger.closed(frame.from(), frame.to()).stream()
            .filter(segment -> segment.isPosted(now) && which.test(segment))
            .map(Item.class::cast)
            .toList();
    return Runs.withDuplicates(posted, faults.duplicates());
  }

  private static ObjectNode timeframe(Frame frame) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("startTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(frame.start()))
        .put("endTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(frame.end()))
        .put("startTimeL", frame.from().toEpochMilli())
        .put("endTimeL", frame.to().toEpochMilli());
  }

  /** A bound given as milliseconds stays so: the vendor takes it one way only. */
  private static Map<String, String> bounds(Parameters asked, Frame frame) {
    String from =
        asked.text("fromMillis").isPresent()
            ? "fromMillis=" + frame.from().toEpochMilli()
            : "from=" + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(frame.start());
    String to =
        asked.text("toMillis").isPresent()
            ? "toMillis=" + frame.to().toEpochMilli()
            : "to=" + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(frame.end());
    return Map.of(name(from), value(from), name(to), value(to));
  }

  private static String name(String pair) {
    return pair.substring(0, pair.indexOf('='));
  }

  private static String value(String pair) {
    return pair.substring(pair.indexOf('=') + 1);
  }

  /** Single values, all of which must fit. */
  private record SegmentFilter(
      Optional<String> conversation,
      Optional<String> agent,
      Optional<String> employee,
      Optional<String> skill,
      Optional<String> group)
      implements Predicate<Segment> {

    static SegmentFilter of(Parameters asked) {
      return new SegmentFilter(
          asked.textOfAnyCase("ConversationId"),
          asked.textOfAnyCase("AgentId"),
          asked.textOfAnyCase("EmployeeId"),
          asked.textOfAnyCase("SkillId"),
          asked.textOfAnyCase("GroupId"));
    }

    @Override
    public boolean test(Segment segment) {
      return fits(conversation, segment.traits().conversationId())
          && fits(agent, Long.toString(segment.who().id()))
          && fits(employee, segment.who().employeeId())
          && fits(skill, Long.toString(segment.traits().skillId()))
          && fits(group, Long.toString(segment.who().groupId()));
    }

    private static boolean fits(Optional<String> wanted, String value) {
      return wanted.map(value::equals).orElse(true);
    }
  }
}
