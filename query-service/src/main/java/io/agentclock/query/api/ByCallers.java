package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call for which somebody has to say who asks: how to, and the errors that all of them can
 * answer.
 */
@Inherited
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@SecurityRequirement(name = ApiDescription.API_KEY)
@SecurityRequirement(name = ApiDescription.BEARER)
@SecurityRequirement(name = ApiDescription.SESSION)
@ApiResponse(responseCode = "400", ref = "#/components/responses/BadParameter")
@ApiResponse(responseCode = "401", ref = "#/components/responses/WhoAsks")
@ApiResponse(responseCode = "403", ref = "#/components/responses/NotAllowed")
@ApiResponse(responseCode = "406", ref = "#/components/responses/NoSuchMediaType")
@ApiResponse(responseCode = "429", ref = "#/components/responses/TooMany")
@interface ByCallers {}
