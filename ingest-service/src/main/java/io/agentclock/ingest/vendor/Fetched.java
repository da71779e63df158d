package io.agentclock.ingest.vendor;

import io.agentclock.ingest.feed.Page;
import java.time.Instant;
import java.util.Optional;

/**
 * A page and when it was fetched.
 *
 * @param page what the vendor said
 * @param begun by our clock, before the request went out
 * @param ended by our clock, after the last byte came
 * @param vendorDate by the vendor's clock, whole seconds
 */
public record Fetched(Page page, Instant begun, Instant ended, Optional<Instant> vendorDate) {}
