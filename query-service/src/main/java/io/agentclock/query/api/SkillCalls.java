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

/** The call about skills, as the document describes it. */
public interface SkillCalls {

  /** One skill's net handle time, hour by hour. */
  @Operation(
      operationId = "getSkillIntervals",
      summary = "One skill's net handle time, hour by hour",
      tags = ApiDescription.INTERVALS,
      parameters = {
        @Parameter(
            in = ParameterIn.PATH,
            name = "skill",
            description = Said.SKILL,
            required = true,
            example = Said.A_SKILL,
            schema = @Schema(type = "string")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            description = Said.FROM,
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
      description = "its hours",
      content =
          @Content(
              mediaType = ApiDescription.JSON,
              schema = @Schema(implementation = SkillIntervalList.class)))
  @ByCallers
  @Unavailable
  @ApiResponse(responseCode = "404", ref = "#/components/responses/Unknown")
  CompletableFuture<HttpResponse<byte[]>> intervals(HttpRequest<?> request);
}
