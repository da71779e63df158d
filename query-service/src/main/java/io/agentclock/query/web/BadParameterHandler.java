package io.agentclock.query.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** A bad parameter is the caller's to put right: 400. */
@Singleton
final class BadParameterHandler
    implements ExceptionHandler<BadParameterException, HttpResponse<byte[]>> {

  @Override
  @SuppressWarnings("rawtypes") // the framework's signature
  public HttpResponse<byte[]> handle(HttpRequest request, BadParameterException e) {
    return Answer.problem((HttpRequest<?>) request, HttpStatus.BAD_REQUEST, e.getMessage());
  }
}
