package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A call about the caller himself: no scope is needed. */
@Inherited
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@SecurityRequirement(name = ApiDescription.API_KEY)
@SecurityRequirement(name = ApiDescription.BEARER)
@SecurityRequirement(name = ApiDescription.SESSION)
@ApiResponse(responseCode = "401", ref = "#/components/responses/WhoAsks")
@interface ByCredential {}
