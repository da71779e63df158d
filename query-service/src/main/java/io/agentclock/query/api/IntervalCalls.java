package io.agentclock.query.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.concurrent.CompletableFuture;

/** The call for everyone's rows, as the document describes it. */
public interface IntervalCalls {

  /** Everyone's interval rows, streamed. */
  @Operation(
      operationId = "listIntervals",
      summary = "Everyone's interval rows, streamed",
      description =
          "In the order of partitions, agents and starts. An answer that can't be finished ends"
              + " without a proper end: the connection breaks off; so does one that nobody reads.",
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
  @ApiResponse(responseCode = "200", ref = "#/components/responses/Rows", content = @Content)
  @ByCallers
  @Unavailable
  CompletableFuture<? extends HttpResponse<?>> intervals(HttpRequest<?> request);
}
