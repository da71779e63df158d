/**
 * The public HTTP API: finds the processor that owns a key and asks it.
 *
 * <p>All beans below this package exist only in a context that says it is this service, because
 * several services may run in one JVM on one class path.
 */
@Configuration
@Requires(property = QueryService.SERVICE_PROPERTY, value = QueryService.SERVICE_NAME)
package io.agentclock.query;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
