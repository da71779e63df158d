package io.agentclock.processor.read;

import io.agentclock.model.AgentKey;
import io.agentclock.model.SkillKey;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.DateTimeException;
import java.time.Instant;

/** The internal port: what the query service asks of agents and skills. */
@Controller("/internal")
final class ReadController {

  private final AgentReads reads;
  private final SkillLookups skills;
  private final Summaries summaries;
  private final IntervalPages pages;

  ReadController(AgentReads reads, SkillLookups skills, Summaries summaries, IntervalPages pages) {
    this.reads = reads;
    this.skills = skills;
    this.summaries = summaries;
    this.pages = pages;
  }

  @Get("/agents")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> states(@RequestBean StatesRequest question, HttpRequest<?> request) {
    return Answers.of(reads.states(question, Terms.of(request)));
  }

  @Get("/agents/{agent}")
  HttpResponse<?> state(String agent, HttpRequest<?> request) {
    return Answers.of(reads.state(AgentKey.parse(agent), Terms.of(request)));
  }

  @Get("/agents/{agent}/timeline")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> timeline(
      String agent, @QueryValue Instant from, @QueryValue Instant to, HttpRequest<?> request) {
    return Answers.of(
        reads.timeline(AgentKey.parse(agent), AskedTime.of(from, to), Terms.of(request)));
  }

  @Get("/agents/{agent}/intervals")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> intervals(
      String agent, @QueryValue Instant from, @QueryValue Instant to, HttpRequest<?> request) {
    return Answers.of(
        reads.intervals(AgentKey.parse(agent), AskedTime.of(from, to), Terms.of(request)));
  }

  @Get("/skills/{skill}/intervals")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> skillIntervals(
      String skill, @QueryValue Instant from, @QueryValue Instant to, HttpRequest<?> request) {
    Lookup lookup =
        skills.intervals(SkillKey.parse(skill), AskedTime.of(from, to), Terms.of(request));
    return Answers.of(lookup, MediaType.APPLICATION_JSON_TYPE, "no such skill");
  }

  @Get("/summary")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> summary(@RequestBean SummaryRequest question, HttpRequest<?> request) {
    return Answers.of(summaries.summary(question, Terms.of(request)));
  }

  @Get("/intervals")
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Produces(MediaType.ALL)
  HttpResponse<?> everyonesIntervals(
      @RequestBean IntervalsRequest question, HttpRequest<?> request) {
    RowFormat format = RowFormat.of(request.accept());
    return Answers.of(
        pages.page(question, Terms.of(request), format), format.type(), "no such partition");
  }

  @Error(IllegalArgumentException.class)
  HttpResponse<?> malformed(IllegalArgumentException problem) {
    return Answers.badRequest(problem);
  }

  @Error(DateTimeException.class)
  HttpResponse<?> badTime(DateTimeException problem) {
    return Answers.badRequest(problem);
  }
}
