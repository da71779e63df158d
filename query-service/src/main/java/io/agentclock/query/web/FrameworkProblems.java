package io.agentclock.query.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/**
 * Gives the framework's own errors (no such route, a header too long, a fault of ours) the shape of
 * all others. Its messages stay out: they name classes.
 */
@Singleton
final class FrameworkProblems implements ErrorResponseProcessor<byte[]> {

  /** What the framework calls the path of a request whose address it couldn't read. */
  private static final String UNREAD_PATH = "/bad-request";

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    boolean unread = context.getRequest().getPath().equals(UNREAD_PATH);
    if (response.status() == HttpStatus.REQUEST_ENTITY_TOO_LARGE) {
      // No call takes a body, so it was the head: the address, or what came after it.
      response.status(
          unread ? HttpStatus.REQUEST_URI_TOO_LONG : HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
    }
    return Answer.problem(
        response, detail(response.status()), unread ? "" : context.getRequest().getPath());
  }

  private static String detail(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "there is nothing at this address; the API's calls begin with /v1";
      case METHOD_NOT_ALLOWED -> "this address only answers the methods in the Allow header";
      case NOT_ACCEPTABLE -> "none of the media types in the Accept header can be had here";
      case UNSUPPORTED_MEDIA_TYPE -> "the request's media type isn't understood here";
      case REQUEST_URI_TOO_LONG -> "the request's address is too long";
      case REQUEST_HEADER_FIELDS_TOO_LARGE -> "the request's headers are too large";
      default ->
          status.getCode() < 500
              ? "the request can't be understood"
              : "something went wrong on this side; the service's log says what";
    };
  }
}
