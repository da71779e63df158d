package io.agentclock.query.api;

import io.micronaut.openapi.annotation.OpenAPIExtraSchema;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.annotations.tags.Tag;

/**
 * What the OpenAPI document says about all calls. The document is made from this package and the
 * controllers while they are compiled; nothing here runs.
 */
@OpenAPIDefinition(
    info =
        @Info(
            title = "AgentClock",
            version = "1",
            description =
                """
                What each agent of a contact centre is doing, and for how long in every interval.

                Times are ISO-8601 in UTC, durations are whole milliseconds and end in `Ms`, what isn't known is \
                `null`. Readers ignore fields they don't know. Every parameter is given once; an unknown one is an \
                error. Errors are problem details (RFC 9457).""",
            license =
                @License(
                    name = "Apache-2.0",
                    url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
    servers = @Server(url = "/", description = "this service"),
    tags = {
      @Tag(
          name = ApiDescription.AGENTS,
          description = "Who is in which state; scope `read:agents`."),
      @Tag(name = ApiDescription.INTERVALS, description = "What was done; scope `read:intervals`."),
      @Tag(name = ApiDescription.CLUSTER, description = "How it runs; scope `read:cluster`."),
      @Tag(name = ApiDescription.OPEN, description = "Open to everybody.")
    })
@SecurityScheme(
    name = ApiDescription.API_KEY,
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.HEADER,
    paramName = "X-API-Key",
    description = "A key from the service's configuration.")
@SecurityScheme(
    name = ApiDescription.BEARER,
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT",
    description = "A token of the configured issuer.")
@SecurityScheme(
    name = ApiDescription.SESSION,
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.COOKIE,
    paramName = "agentclock-session",
    description = "What `POST /session` sets, for browsers.")
@OpenAPIExtraSchema(
    classes = {Problem.class, StreamHeartbeat.class, StreamReset.class, StreamSnapshot.class})
final class ApiDescription {

  static final String AGENTS = "agents";
  static final String INTERVALS = "intervals";
  static final String CLUSTER = "cluster";
  static final String OPEN = "open";

  static final String API_KEY = "apiKey";
  static final String BEARER = "bearer";
  static final String SESSION = "session";

  static final String JSON = "application/json";

  private ApiDescription() {}
}
