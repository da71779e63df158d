package io.agentclock.query.routing;

import io.micronaut.http.MediaType;
import java.util.OptionalLong;

/**
 * What is asked of a processor.
 *
 * @param target path and query, encoded
 * @param accept the media type wanted
 * @param maxLagMs how far behind a standby may be that answers; empty: none may
 */
public record Question(String target, MediaType accept, OptionalLong maxLagMs) {

  /** One that only the owner may answer, in JSON. */
  public static Question json(String target) {
    return new Question(target, MediaType.APPLICATION_JSON_TYPE, OptionalLong.empty());
  }

  /** The same one, with another media type wanted. */
  public Question accepting(MediaType type) {
    return new Question(target, type, maxLagMs);
  }

  /**
   * The same one, narrower.
   *
   * @param parameters encoded, each with a leading {@code &}
   */
  public Question with(String parameters) {
    if (parameters.isEmpty()) {
      return this;
    }
    boolean isFirst = target.indexOf('?') < 0;
    return new Question(
        target + (isFirst ? '?' + parameters.substring(1) : parameters), accept, maxLagMs);
  }

  /** The same one, that a standby may answer too which isn't farther behind. */
  public Question within(OptionalLong lagMs) {
    if (lagMs.isEmpty()) {
      return this;
    }
    Question lagging = with("&maxLagMs=" + lagMs.getAsLong());
    return new Question(lagging.target, accept, lagMs);
  }
}
