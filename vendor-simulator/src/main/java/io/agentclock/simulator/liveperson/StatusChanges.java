package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.faults.FaultKind;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The Agent Activity API. See <a
 * href="https://developers.liveperson.com/agent-activity-api-methods-get-status-changes.html">Get
 * Status Changes</a>.
 */
final class StatusChanges implements Endpoint {

  // A change of one instant stays in its place among the agent's others.
  private static final Comparator<StatusRow> BY_TIME =
      Comparator.comparing(StatusRow::at).thenComparing(row -> row.who().id());
  private static final int RUNS = 4;
  private static final int CHANGES_OF_AN_AGENT_AND_DAY = 20;

  private final History history;
  private final long seed;
  private final LivePersonHabits habits;
  private final Faults faults;
  private final Pager pager;
  private final Runs<Item> runs = new Runs<>(RUNS);

  StatusChanges(History history, long seed, LivePersonHabits habits, Faults faults) {
    this.history = history;
    this.seed = seed;
    this.habits = habits;
    this.faults = faults;
    this.pager = new Pager(seed, habits.pages().shortFraction());
  }

  @Override
  public Response answer(Call call) {
    Parameters asked = new Parameters(call.request());
    asked.requireSource();
    int version = asked.number("v", 1, 1, 2);
    boolean flat = version == 2;
    Frame frame = Frame.ofStatuses(asked, call.now());
    AgentFilter whose = AgentFilter.of(asked);
    int offset = asked.offset();
    int limit = flat ? asked.limit(1_000, 5_000) : asked.limit(50, 100);
    if (asked.areRefused()) {
      return asked.refusal();
    }
    Object key = List.of(flat, frame, whose);
    List<Item> all =
        runs.at(
            offset,
            key,
            () -> {
              List<StatusRow> rows = rows(frame, whose, call.now());
              return flat
                  ? Runs.withDuplicates(List.copyOf(rows), faults.duplicates())
                  : AgentChanges.grouped(rows);
            });
    if (call.has(FaultKind.BAD_ITEMS)) {
      all = runs.withMore(key, offset, BadRows.statuses(call.now()));
    }
    Page page =
        flat
            ? pager.shuffled(pager.page(all, offset, limit, habits.pages().statusCap()))
            : AgentChanges.cut(Page.of(all, offset, limit, limit), most(frame, limit));
    return Response.json(200, body(call, frame, page).set(arrayName(flat), page.json()));
  }

  private static String arrayName(boolean flat) {
    return flat ? "stateChanges" : "agentsInfo";
  }

  private List<StatusRow> rows(Frame frame, AgentFilter whose, Instant now) {
    Posting posting = new Posting(seed, habits.posting(), faults);
    Map<String, Identity> people = history.people();
    List<StatusRow> rows = new ArrayList<>();
    for (Map.Entry<String, List<TruthEvent>> agent : history.until(frame.to()).entrySet()) {
      Identity who = people.get(agent.getKey());
      if (whose.test(who)) {
        Sessions.of(who, agent.getValue(), frame.from()).stream()
            .filter(row -> posting.isPosted(row.event(), now))
            .forEach(rows::add);
      }
    }
    rows.sort(BY_TIME);
    return rows;
  }

  private static long most(Frame frame, int limit) {
    long days = Duration.between(frame.from(), frame.to()).plusDays(1).minusNanos(1).toDays();
    return (long) CHANGES_OF_AN_AGENT_AND_DAY * limit * Math.max(1, days);
  }

  private static ObjectNode body(Call call, Frame frame, Page page) {
    String from = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(frame.start());
    String to = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(frame.end());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("_metadata")
        .set("references", page.references(call, Map.of("from", from, "to", to), false));
    // Epoch milliseconds, but quoted.
    body.putObject("timeframe")
        .put("startTime", from)
        .put("endTime", to)
        .put("startTimeL", Long.toString(frame.from().toEpochMilli()))
        .put("endTimeL", Long.toString(frame.to().toEpochMilli()));
    return body;
  }

  /** One agent, by id or employee id, or one group, or everyone. */
  private record AgentFilter(Optional<Long> agentId, Optional<String> empId, Optional<Long> groupId)
      implements Predicate<Identity> {

    static AgentFilter of(Parameters asked) {
      AgentFilter filter =
          new AgentFilter(asked.number("agentId"), asked.text("empId"), asked.number("groupId"));
      int given =
          (filter.agentId.isPresent() ? 1 : 0)
              + (filter.empId.isPresent() ? 1 : 0)
              + (filter.groupId.isPresent() ? 1 : 0);
      if (given > 1) {
        asked.refuse("agentId, empId, groupId: are mutually exclusive");
      }
      return filter;
    }

    @Override
    public boolean test(Identity who) {
      return agentId.map(id -> id == who.id()).orElse(true)
          && empId.map(who.employeeId()::equals).orElse(true)
          && groupId.map(id -> id == who.groupId()).orElse(true);
    }
  }
}
