package io.agentclock.query.api;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call that may have no answer now, but soon: who knows it is moving, unreachable or not ready.
 */
@Inherited
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@ApiResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
@interface Unavailable {}
