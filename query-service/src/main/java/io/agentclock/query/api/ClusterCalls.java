package io.agentclock.query.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.concurrent.CompletableFuture;

/** The call about processors, as the document describes it. */
public interface ClusterCalls {

  /** The processors, and which of them has which partition. */
  @Operation(
      operationId = "getCluster",
      summary = "The processors, and which of them has which partition",
      description = "Lag, restore progress, and the partitions that nobody owns.",
      tags = ApiDescription.CLUSTER)
  @ApiResponse(
      responseCode = "200",
      description = "all of them",
      content =
          @Content(
              mediaType = ApiDescription.JSON,
              schema = @Schema(implementation = Cluster.class)))
  @ByCallers
  CompletableFuture<HttpResponse<byte[]>> cluster(HttpRequest<?> request);
}
