package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.http.Response;

/**
 * A no, in the words of the vendor's {@code ErrorBody}. The body of 429 is from <a
 * href="https://developer.genesys.cloud/forum/t/normalized-platform-api-429-responses/12028">the
 * vendor's forum</a>; other codes are unconfirmed.
 */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TOO_MANY_REQUESTS = 429;

  private final int status;
  private final String code;
  private final Integer retryAfterSeconds;

  private Refusal(int status, String code, String message, Integer retryAfterSeconds) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  static Refusal of(int status, String code, String message) {
    return new Refusal(status, code, message, null);
  }

  static Refusal badRequest(String message) {
    return of(400, "bad.request", message);
  }

  static Refusal badToken() {
    return of(401, "bad.credentials", "Invalid login credentials.");
  }

  static Refusal noToken() {
    return of(
        401,
        "authentication.required",
        "No authentication bearer token specified in authorization header.");
  }

  static Refusal badClient(int status, String message) {
    return of(status, "invalid_client", message);
  }

  static Refusal forbidden(String permission) {
    return of(
        403,
        "missing.permissions",
        "Unable to perform the requested action. You are missing the following permission(s): "
            + permission);
  }

  static Refusal notFound() {
    return of(404, "not.found", "The requested resource was not found.");
  }

  static Refusal badMethod() {
    return of(405, "method.not.allowed", "HTTP 405 Method Not Allowed");
  }

  /**
   * @param retryAfterSeconds null: the vendor doesn't say when
   */
  static Refusal rateLimit(int status, Integer retryAfterSeconds) {
    if (retryAfterSeconds == null) {
      return of(status, "too.many.requests", "Rate limit exceeded the maximum.");
    }
    String message =
        "Rate limit exceeded the maximum. Retry the request in [" + retryAfterSeconds + "] seconds";
    return new Refusal(status, "too.many.requests.retry.after", message, retryAfterSeconds);
  }

  /** Any status, as a fault orders it. */
  static Refusal ordered(int status, Integer retryAfterSeconds, Endpoint endpoint) {
    if (status == TOO_MANY_REQUESTS) {
      return rateLimit(status, retryAfterSeconds);
    }
    return switch (status) {
      case 400 -> badRequest("The request could not be understood by the server.");
      case 401 -> endpoint == Endpoint.TOKEN ? badClient(401, "authentication failed") : badToken();
      case 403 -> forbidden(endpoint.permission());
      case 404 -> notFound();
      default -> new Refusal(status, code(status), "Something went wrong", retryAfterSeconds);
    };
  }

  /** The error body, with the header some errors have. */
  Response answer(String contextId) {
    ObjectNode body = JSON.createObjectNode();
    body.put("message", getMessage()).put("code", code).put("status", status);
    body.put("contextId", contextId);
    body.putArray("details");
    body.putArray("errors");
    return withRetryAfter(Response.json(status, body));
  }

  /** As the login host says it, in OAuth's words. */
  Response tokenAnswer() {
    ObjectNode body = JSON.createObjectNode();
    body.put("error", code).put("description", getMessage());
    body.put("error_description", getMessage());
    return withRetryAfter(Response.json(status, body));
  }

  private Response withRetryAfter(Response response) {
    return retryAfterSeconds == null
        ? response
        : response.withHeader("Retry-After", retryAfterSeconds.toString());
  }

  private static String code(int status) {
    return switch (status) {
      case 408 -> "request.timeout";
      case 500 -> "internal.server.error";
      case 502 -> "bad.gateway";
      case 503 -> "service.unavailable";
      case 504 -> "gateway.timeout";
      default -> "general.error";
    };
  }
}
