/**
 * The streams processor. Its beans exist only in an application context that was started as one,
 * since the quick start has all services on one class path.
 */
@Configuration
@Requires(property = "agentclock.service", value = "processor")
package io.agentclock.processor;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
