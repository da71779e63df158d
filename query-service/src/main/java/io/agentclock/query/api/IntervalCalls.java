package io.agentclock.query.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.concurrent.CompletableFuture;

/** The call for everyone's rows, as the document describes it. */
public interface IntervalCalls {

  /** The header line. */
  String CSV_COLUMNS =
      "agent,source,account,agentId,name,team,intervalStart,intervalEnd,availableMs,interactingMs,"
          + "afterContactWorkMs,notReadyMs,offlineMs,unmappedMs,unknownMs,staffedMs,logins,logouts,"
          + "occupancy,handled,handleMs,talkMs,holdMs,acwMs,closed,revision";

  /** Everyone's interval rows, streamed. */
  @Operation(
      operationId = "listIntervals",
      summary = "Everyone's interval rows, streamed",
      description =
          "In the order of partitions, agents and starts. An answer that can't be finished ends"
              + " without a proper end: the connection breaks off.",
      tags = ApiDescription.INTERVALS,
      parameters = {
        @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            description = Said.DAY_FROM,
            example = Said.A_FROM,
            schema = @Schema(type = "string", format = "date-time")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "to",
            description = Said.TO,
            example = Said.A_TO,
            schema = @Schema(type = "string", format = "date-time")),
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
            schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "the rows, in the media type asked for",
      content = {
        @Content(
            mediaType = ApiDescription.JSON,
            array = @ArraySchema(schema = @Schema(implementation = IntervalRow.class))),
        @Content(
            mediaType = "application/x-ndjson",
            schema = @Schema(type = "string", description = "one IntervalRow per line")),
        @Content(
            mediaType = "text/csv",
            schema =
                @Schema(
                    type = "string",
                    description = "RFC 4180 with a header line; no cell is a formula"),
            examples = @ExampleObject(name = "header", value = IntervalCalls.CSV_COLUMNS))
      })
  @ByCallers
  CompletableFuture<? extends HttpResponse<?>> intervals(HttpRequest<?> request);
}
