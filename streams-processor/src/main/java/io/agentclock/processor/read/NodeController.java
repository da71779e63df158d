package io.agentclock.processor.read;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The internal port: what the query service asks of the node itself. */
@Controller("/internal")
@ExecuteOn(TaskExecutors.BLOCKING)
final class NodeController {

  private final Assignment assignment;
  private final NodeStatus node;
  private final Views views;

  NodeController(Assignment assignment, NodeStatus node, Views views) {
    this.assignment = assignment;
    this.node = node;
    this.views = views;
  }

  @Get("/assignment")
  HttpResponse<?> assignment() {
    return Answers.of(assignment.toLookup());
  }

  @Get("/node")
  HttpResponse<?> node() {
    return Answers.of(node.toLookup());
  }

  @Get("/views")
  HttpResponse<?> views(HttpRequest<?> request) {
    return Answers.of(views.toLookup(Terms.of(request).accounts()));
  }

  @Error(IllegalArgumentException.class)
  HttpResponse<?> malformed(IllegalArgumentException problem) {
    return Answers.badRequest(problem);
  }
}
