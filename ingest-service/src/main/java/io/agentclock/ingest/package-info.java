/**
 * Pulls what the vendors say and writes it, unchanged, to the raw topics.
 *
 * <p>Its beans exist only in a context that was started as this service, so that several services
 * can share one class path.
 */
@Configuration
@Requires(property = "agentclock.service", value = "ingest")
package io.agentclock.ingest;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
