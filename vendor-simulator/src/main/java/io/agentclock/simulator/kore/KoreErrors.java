package io.agentclock.simulator.kore;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.http.Response;

/**
 * What the vendor says when it says no. Message and code of a bad token are from <a
 * href="https://community.kore.ai/t/introducing-api-scopes/82">the community</a>; the wrapper is
 * unconfirmed.
 */
final class KoreErrors {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RATE_LIMIT =
      "You've exceeded the per-minute rate limit. Please wait for sometime before retrying.";

  private KoreErrors() {}

  static Response badToken() {
    return error(401, "Invalid SDK credentials", 4002);
  }

  static Response forbidden() {
    return error(403, "The app has no access to this API scope", 4003);
  }

  static Response badRequest(String message) {
    return error(400, message, 4000);
  }

  static Response notFound() {
    return error(404, "Not found", 4004);
  }

  static Response rateLimit(int status) {
    return error(status, RATE_LIMIT, 4029);
  }

  static Response status(int status) {
    return error(status, "Something went wrong", status);
  }

  static Response htmlPage() {
    return Response.text(
        200,
        "text/html; charset=utf-8",
        "<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>");
  }

  private static Response error(int status, String message, int code) {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("errors").addObject().put("msg", message).put("code", code);
    return Response.json(status, body);
  }
}
