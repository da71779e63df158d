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

/** The call that counts, as the document describes it. */
public interface SummaryCalls {

  /** How many agents do what now. */
  @Operation(
      operationId = "getSummary",
      summary = "How many agents do what now",
      tags = ApiDescription.AGENTS,
      parameters = {
        @Parameter(
            in = ParameterIn.QUERY,
            name = "groupBy",
            description =
                "What to count by: some of state, source, account, reason, separated by commas.",
            example = "state,source",
            schema =
                @Schema(
                    type = "string",
                    pattern = "^(state|source|account|reason)(,(state|source|account|reason))*$",
                    defaultValue = "state")),
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
            name = "maxLagMs",
            description = Said.MAX_LAG,
            example = "5000",
            schema =
                @Schema(
                    type = "integer",
                    format = "int64",
                    minimum = "0",
                    maximum = Said.LONGEST_LAG))
      })
  @ApiResponse(
      responseCode = "200",
      description = "the counts",
      content =
          @Content(
              mediaType = ApiDescription.JSON,
              schema = @Schema(implementation = Summary.class)))
  @ByCallers
  @Unavailable
  CompletableFuture<HttpResponse<byte[]>> summary(HttpRequest<?> request);
}
