package io.agentclock.query.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The live stream, as the document describes it. */
public interface StreamCalls {

  /** What comes. */
  String EVENTS =
      """
      Each event has an `id`, and `data` in one line of JSON:
      * `snapshot` (`StreamSnapshot`): all agents that match. First, and after `reset`.
      * `state` (`Agent`): one agent that changed. With a `state` filter also when it leaves the filter.
      * `heartbeat` (`StreamHeartbeat`), at least every 15 s: how old the knowledge is.
      * `reset` (`StreamReset`): what the client has can't be continued; a `snapshot` follows.

      A client that doesn't take its events is cut off.""";

  /** One that may come. */
  String EVENT =
      """
      id: opaque
      event: reset
      data: {"reason":"the id is too old"}

      """;

  /** The live stream of states, as server-sent events. */
  @Operation(
      operationId = "openStream",
      summary = "The live stream of states, as server-sent events",
      tags = ApiDescription.AGENTS,
      parameters = {
        @Parameter(
            in = ParameterIn.QUERY,
            name = "source",
            description = Said.SOURCE,
            example = Said.A_SOURCE,
            schema = @Schema(type = "string")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "account",
            description = Said.ACCOUNT,
            example = Said.AN_ACCOUNT,
            schema = @Schema(type = "string")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            description = Said.STATE,
            example = Said.A_STATE,
            schema = @Schema(type = "string", pattern = Said.STATES)),
        @Parameter(
            in = ParameterIn.HEADER,
            name = "Last-Event-ID",
            description = "Where to go on: the id of the last event that was seen.",
            schema = @Schema(type = "string")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "lastEventId",
            description = "The same for clients that can't set the header.",
            schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "200",
      description = StreamCalls.EVENTS,
      content =
          @Content(
              mediaType = "text/event-stream",
              schema = @Schema(type = "string"),
              examples = @ExampleObject(name = "state", value = StreamCalls.EVENT)))
  @ByCallers
  @Unavailable
  HttpResponse<?> stream(HttpRequest<?> request);
}
