package io.agentclock.query.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** Whether the service is up, as the document describes it. */
public interface HealthCalls {

  /** Whether the process runs. */
  @Operation(
      operationId = "getLiveness",
      summary = "Whether the process runs",
      tags = ApiDescription.OPEN)
  @ApiResponse(
      responseCode = "200",
      description = "it runs",
      content =
          @Content(
              mediaType = ApiDescription.JSON,
              schema = @Schema(implementation = Health.class)))
  HttpResponse<byte[]> liveness();

  /** Whether it can answer. */
  @Operation(
      operationId = "getReadiness",
      summary = "Whether it can answer",
      tags = ApiDescription.OPEN)
  @ApiResponse(
      responseCode = "200",
      description = "it can",
      content =
          @Content(
              mediaType = ApiDescription.JSON,
              schema = @Schema(implementation = Health.class)))
  @Unavailable
  HttpResponse<byte[]> readiness(HttpRequest<?> request);
}
