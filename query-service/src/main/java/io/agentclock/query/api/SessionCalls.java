package io.agentclock.query.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** A browser's session, as the document describes it. */
public interface SessionCalls {

  /** Who asks, and what may be told. */
  @Operation(
      operationId = "getSession",
      summary = "Who asks, and what may be told",
      tags = ApiDescription.OPEN)
  @ApiResponse(
      responseCode = "200",
      description = "who asks",
      content =
          @Content(
              mediaType = ApiDescription.JSON,
              schema = @Schema(implementation = Session.class)))
  @ByCredential
  HttpResponse<byte[]> tell(HttpRequest<?> request);

  /** Gives a browser a cookie that says the same as the header it sent. */
  @Operation(
      operationId = "beginSession",
      summary = "Gives a browser a cookie that says the same as the header it sent",
      description = "Streams and downloads of a browser can't have headers.",
      tags = ApiDescription.OPEN)
  @ApiResponse(
      responseCode = "200",
      description = "who asks from now on",
      headers =
          @Header(
              name = "Set-Cookie",
              description = "the session; not there while authentication is off",
              schema = @Schema(type = "string")),
      content =
          @Content(
              mediaType = ApiDescription.JSON,
              schema = @Schema(implementation = Session.class)))
  @ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
  @ByCredential
  HttpResponse<byte[]> begin(HttpRequest<?> request);

  /** Takes the cookie away. */
  @Operation(
      operationId = "endSession",
      summary = "Takes the cookie away",
      tags = ApiDescription.OPEN)
  @ApiResponse(responseCode = "204", description = "there is no session")
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> end(HttpRequest<?> request);
}
