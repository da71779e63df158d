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

/** The calls about agents, as the document describes them. */
public interface AgentCalls {

  /** All agents and their states, page by page. */
  @Operation(
      operationId = "listAgents",
      summary = "All agents and their states, page by page",
      description =
          "The order is that of the keys and doesn't change while states do. A page is whole or there is none.",
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
            in = ParameterIn.QUERY,
            name = "reason",
            description = "Only this reason.",
            example = "1",
            schema = @Schema(type = "string")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "team",
            description = "Only this team, as the directory says.",
            example = "Billing",
            schema = @Schema(type = "string")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "q",
            description = "Only those whose key or name has this text, upper or lower case.",
            example = "ann",
            schema = @Schema(type = "string")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "minForMs",
            description = "Only those who have been in their state for so long.",
            example = "60000",
            schema = @Schema(type = "integer", format = "int64", minimum = "0")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            description = "The page's length.",
            example = "5",
            schema =
                @Schema(
                    type = "integer",
                    format = "int32",
                    minimum = "1",
                    maximum = "1000",
                    defaultValue = "100")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "cursor",
            description = "The `next` of the page before; it goes with that page's filters.",
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
      description = "a page",
      content =
          @Content(
              mediaType = ApiDescription.JSON,
              schema = @Schema(implementation = AgentList.class)))
  @ByCallers
  @Unavailable
  CompletableFuture<HttpResponse<byte[]>> agents(HttpRequest<?> request);

  /** One agent's state. */
  @Operation(
      operationId = "getAgent",
      summary = "One agent's state",
      tags = ApiDescription.AGENTS,
      parameters = {
        @Parameter(
            in = ParameterIn.PATH,
            name = "agent",
            description = Said.AGENT,
            required = true,
            example = Said.AN_AGENT,
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
      description = "its state",
      content =
          @Content(mediaType = ApiDescription.JSON, schema = @Schema(implementation = Agent.class)))
  @ByCallers
  @Unavailable
  @ApiResponse(responseCode = "404", ref = "#/components/responses/Unknown")
  CompletableFuture<HttpResponse<byte[]>> agent(HttpRequest<?> request);

  /** One agent's transitions. */
  @Operation(
      operationId = "getTimeline",
      summary = "One agent's transitions",
      description = "Oldest first, late ones marked, the one in force at `from` included.",
      tags = ApiDescription.AGENTS,
      parameters = {
        @Parameter(
            in = ParameterIn.PATH,
            name = "agent",
            description = Said.AGENT,
            required = true,
            example = Said.AN_AGENT,
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
      description = "its timeline",
      content =
          @Content(
              mediaType = ApiDescription.JSON,
              schema = @Schema(implementation = Timeline.class)))
  @ByCallers
  @Unavailable
  @ApiResponse(responseCode = "404", ref = "#/components/responses/Unknown")
  CompletableFuture<HttpResponse<byte[]>> timeline(HttpRequest<?> request);

  /** One agent's interval rows. */
  @Operation(
      operationId = "getAgentIntervals",
      summary = "One agent's interval rows",
      description = "Every row that overlaps the range, the one in progress included.",
      tags = ApiDescription.INTERVALS,
      parameters = {
        @Parameter(
            in = ParameterIn.PATH,
            name = "agent",
            description = Said.AGENT,
            required = true,
            example = Said.AN_AGENT,
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
      description = "its rows",
      content =
          @Content(
              mediaType = ApiDescription.JSON,
              schema = @Schema(implementation = IntervalRowList.class)))
  @ByCallers
  @Unavailable
  @ApiResponse(responseCode = "404", ref = "#/components/responses/Unknown")
  CompletableFuture<HttpResponse<byte[]>> intervals(HttpRequest<?> request);
}
