package io.agentclock.query.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The call about feeds, as the document describes it. */
public interface FeedCalls {

  /** How every stream of every feed is doing. */
  @Operation(
      operationId = "listFeeds",
      summary = "How every stream of every feed is doing",
      tags = ApiDescription.AGENTS)
  @ApiResponse(
      responseCode = "200",
      description = "all of them",
      content =
          @Content(
              mediaType = ApiDescription.JSON,
              schema = @Schema(implementation = FeedStreamList.class)))
  @ByCallers
  @Unavailable
  HttpResponse<byte[]> feeds(HttpRequest<?> request);
}
