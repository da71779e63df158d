package io.agentclock.ingest.vendor;

import java.net.http.HttpHeaders;
import java.time.Instant;

/**
 * A vendor's answer, whatever its status.
 *
 * @param status the HTTP status
 * @param headers all of them
 * @param body to its end
 * @param begun by our clock, before the request went out
 * @param ended by our clock, after the last byte came
 */
public record HttpAnswer(
    int status, HttpHeaders headers, byte[] body, Instant begun, Instant ended) {}
