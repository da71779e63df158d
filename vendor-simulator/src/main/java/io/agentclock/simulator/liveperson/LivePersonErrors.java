package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.http.Response;
import java.util.List;
import java.util.UUID;

/**
 * What the vendor says when it says no, as in <a
 * href="https://developers.liveperson.com/agent-activity-api-error-codes.html">error codes</a>.
 * Those it documents without a body have a message of ours.
 */
final class LivePersonErrors {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LivePersonErrors() {}

  static Response badRequest(List<String> causes) {
    ObjectNode body = JSON.createObjectNode();
    causes.forEach(body.putArray("causes")::add);
    body.put(
        "message",
        "The server cannot or will not process the request due to something that is perceived to"
            + " be a client error (e.g., malformed request syntax). Please fix the issues detailed"
            + " in `causes` and try again");
    return Response.json(400, body);
  }

  /**
   * @param problem as the OAuth problem reporting extension names it, {@code token_rejected} say
   */
  static Response unauthorized(String problem) {
    String advice =
        problem.equals("token_rejected")
            ? "the oauth_token is unacceptable to the Service Provider"
            : "the Service Provider refuses the request: " + problem.replace('_', ' ');
    return Response.json(
        401,
        JSON.createObjectNode()
            .put("reason", "oauth_problem=" + problem + "&oauth_problem_advice=" + advice)
            .put(
                "message",
                "The server will not process the request because it is unauthorized. This attempt"
                    + " has been logged"));
  }

  static Response forbidden() {
    return Response.json(
        403,
        JSON.createObjectNode()
            .put("reason", "permission_denied")
            .put("message", "The key has no permission for this resource"));
  }

  static Response tooMany() {
    return message(429, "Too many requests, please try again later");
  }

  static Response notFound() {
    return message(404, "Nothing was found");
  }

  static Response status(int status) {
    return switch (status) {
      case 400 -> badRequest(List.of("source: may not be empty"));
      case 401 -> unauthorized("token_rejected");
      case 403 -> forbidden();
      case 404 -> notFound();
      case 405 -> message(405, "The method is not allowed");
      case 429 -> tooMany();
      case 500 ->
          Response.json(
              500,
              JSON.createObjectNode()
                  .put("internalCode", UUID.randomUUID().toString())
                  .put(
                      "message",
                      "The server encountered an unexpected condition that prevented it from"
                          + " fulfilling the request"));
      default -> message(status, "Something went wrong");
    };
  }

  static Response htmlPage() {
    return Response.text(
        200,
        "text/html; charset=utf-8",
        "<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>");
  }

  private static Response message(int status, String message) {
    return Response.json(status, JSON.createObjectNode().put("message", message));
  }
}
