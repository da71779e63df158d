package io.agentclock.processor.read;

import io.agentclock.model.AgentKey;
import io.agentclock.model.SkillKey;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The internal port: what the query service asks. The only place here that knows status codes. */
@Controller("/internal")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReadController {

  private final AgentReads reads;
  private final SkillLookups skills;
  private final Assignment assignment;

  ReadController(AgentReads reads, SkillLookups skills, Assignment assignment) {
    this.reads = reads;
    this.skills = skills;
    this.assignment = assignment;
  }

  @Get("/assignment")
  HttpResponse<?> assignment() {
    return answer(assignment.toLookup());
  }

  @Get("/agents")
  HttpResponse<?> states(@RequestBean StatesRequest request) {
    return answer(
        reads.states(
            request.partition(),
            Optional.ofNullable(request.after()),
            request.limit(),
            request.filter()));
  }

  @Get("/agents/{agent}")
  HttpResponse<?> state(String agent) {
    return answer(reads.state(AgentKey.parse(agent)));
  }

  @Get("/agents/{agent}/timeline")
  HttpResponse<?> timeline(String agent, @QueryValue Instant from, @QueryValue Instant to) {
    return answer(reads.timeline(AgentKey.parse(agent), AskedTime.of(from, to)));
  }

  @Get("/agents/{agent}/intervals")
  HttpResponse<?> intervals(String agent, @QueryValue Instant from, @QueryValue Instant to) {
    return answer(reads.intervals(AgentKey.parse(agent), AskedTime.of(from, to)));
  }

  @Get("/skills/{skill}/intervals")
  HttpResponse<?> skillIntervals(String skill, @QueryValue Instant from, @QueryValue Instant to) {
    return answer(skills.intervals(SkillKey.parse(skill), AskedTime.of(from, to)), "no such skill");
  }

  @Error(IllegalArgumentException.class)
  HttpResponse<?> malformed(IllegalArgumentException problem) {
    return problem(HttpStatus.BAD_REQUEST, problem.getMessage());
  }

  @Error(DateTimeException.class)
  HttpResponse<?> badTime(DateTimeException problem) {
    return problem(HttpStatus.BAD_REQUEST, problem.getMessage());
  }

  private static HttpResponse<?> answer(Lookup lookup) {
    return answer(lookup, "no such agent");
  }

  private static HttpResponse<?> answer(Lookup lookup, String unknown) {
    if (lookup instanceof Lookup.Found found) {
      return HttpResponse.ok(found.json()).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
    if (lookup instanceof Lookup.NotReady notReady) {
      return problem(HttpStatus.SERVICE_UNAVAILABLE, notReady.why());
    }
    return lookup instanceof Lookup.Elsewhere
        ? HttpResponse.status(HttpStatus.MISDIRECTED_REQUEST)
        : problem(HttpStatus.NOT_FOUND, unknown);
  }

  private static HttpResponse<?> problem(HttpStatus status, @Nullable String detail) {
    return HttpResponse.status(status)
        .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
        .body(
            Map.of(
                "status",
                status.getCode(),
                "title",
                status.getReason(),
                "detail",
                detail == null ? "" : detail));
  }
}
