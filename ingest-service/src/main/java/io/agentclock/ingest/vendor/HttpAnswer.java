package io.agentclock.ingest.vendor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A vendor's answer, whatever its status.
 *
 * @param status the HTTP status
 * @param headers all of them, names in lower case
 * @param body to its end, unzipped where the vendor said it is zipped
 * @param begun by our clock, before the request went out
 * @param ended by our clock, after the last byte came
 */
public record HttpAnswer(
    int status, Map<String, List<String>> headers, byte[] body, Instant begun, Instant ended) {

  /** The first value of a header. */
  public Optional<String> header(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst();
  }
}
