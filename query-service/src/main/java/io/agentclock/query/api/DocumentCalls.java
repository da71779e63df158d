package io.agentclock.query.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The document itself, as it describes itself. */
public interface DocumentCalls {

  /** This document. */
  @Operation(operationId = "getDocument", summary = "This document", tags = ApiDescription.OPEN)
  @ApiResponse(
      responseCode = "200",
      description = "OpenAPI 3.0",
      content = @Content(mediaType = "application/yaml", schema = @Schema(type = "string")),
      headers = {
        @Header(
            name = "ETag",
            description = "changes with the document",
            schema = @Schema(type = "string"))
      })
  @ApiResponse(responseCode = "304", description = "it is what If-None-Match names")
  HttpResponse<byte[]> document(HttpRequest<?> request);
}
