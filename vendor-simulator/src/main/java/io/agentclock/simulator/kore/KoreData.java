package io.agentclock.simulator.kore;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.Agent;
import io.agentclock.simulator.workforce.TruthEvent;
import io.agentclock.simulator.workforce.Workforce;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** What the two endpoints answer to a request that may be answered. */
final class KoreData {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int AGENTS_PER_PAGE = 100;

  private final KoreProfile profile;
  private final Workforce workforce;
  private final Faults faults;
  private final InstantSource clock;
  private final PostingDelay delay;
  private final ActivityAnswer answer;

  KoreData(KoreProfile profile, Workforce workforce, Faults faults, InstantSource clock) {
    this.profile = profile;
    this.workforce = workforce;
    this.faults = faults;
    this.clock = clock;
    KoreAccount account = profile.account();
    KoreHabits habits = profile.habits();
    this.delay = new PostingDelay(profile.seed(), habits);
    this.answer = new ActivityAnswer(account.account(), account.zone(), habits.camelCaseKeys());
  }

  /** The changes of the window, its start included and its end not, that are posted by now. */
  Response activity(Request request, boolean withBadItems) {
    Optional<Instant> from = time(request, "fromTimeStamp");
    Optional<Instant> to = time(request, "toTimeStamp");
    if (from.isEmpty() || to.isEmpty() || from.get().isAfter(to.get())) {
      return KoreErrors.badRequest("fromTimeStamp and toTimeStamp are required, in this order");
    }
    Instant now = clock.instant();
    List<Fault> late = faults.late();
    List<TruthEvent> posted =
        workforce.between(from.get(), to.get()).stream()
            .filter(event -> isPosted(event, late, now))
            .toList();
    double twice = Math.max(profile.habits().duplicateFraction(), faults.duplicates());
    List<TruthEvent> items = ActivityAnswer.withDuplicates(posted, twice);
    if (profile.habits().shuffled()) {
      items = ActivityAnswer.shuffled(items, profile.seed() ^ request.query().hashCode());
    }
    List<BadItem> badItems = withBadItems ? BadItem.all(someone(), now) : List.of();
    return Response.json(200, answer.of(items, badItems));
  }

  Response agents(Request request) {
    int offset;
    int limit;
    try {
      offset = Integer.parseInt(request.parameter("offset").orElse("0"));
      limit = Integer.parseInt(request.parameter("limit").orElse("" + AGENTS_PER_PAGE));
    } catch (NumberFormatException e) {
      return KoreErrors.badRequest("offset and limit are numbers");
    }
    if (offset < 0 || limit < 1) {
      return KoreErrors.badRequest("offset and limit can't be negative");
    }
    ArrayNode page = JSON.createArrayNode();
    workforce.agents().stream().skip(offset).limit(limit).forEach(agent -> add(page, agent));
    return Response.json(200, page);
  }

  private boolean isPosted(TruthEvent event, List<Fault> late, Instant now) {
    if (late.isEmpty() && !delay.latest(event).isAfter(now)) {
      return true;
    }
    Instant posted = delay.posted(event);
    for (Fault fault : late) {
      posted = fault.posted(event, posted);
    }
    return !posted.isAfter(now);
  }

  private void add(ArrayNode page, Agent agent) {
    page.addObject()
        .put("accountId", profile.account().account())
        .put("agentId", agent.agentId())
        .put("firstName", agent.firstName())
        .put("lastName", agent.lastName());
  }

  private String someone() {
    return workforce.agents().stream().findFirst().map(Agent::agentId).orElse(BadItem.STRANGER);
  }

  private static Optional<Instant> time(Request request, String name) {
    try {
      return request.parameter(name).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
