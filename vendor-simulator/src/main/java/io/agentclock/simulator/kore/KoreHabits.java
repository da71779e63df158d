package io.agentclock.simulator.kore;

import java.time.Duration;

/**
 * How the vendor behaves where its documentation is silent or its practice differs.
 *
 * @param maxPostingDelay how long after it happened a change may stay unseen
 * @param lateFraction which fraction of the changes is posted {@code lateBy} later than that
 * @param duplicateFraction which fraction of the items an answer holds twice
 * @param shuffled whether items come in no order
 * @param camelCaseKeys the spelling of the parameter table instead of the sample's
 * @param requestsPerMinute for the account, all endpoints together
 * @param limitAsOk whether the rate limit's message comes with status 200 instead of 429
 * @param enforceJti whether a token must carry a {@code jti} not seen before
 * @param clockSkew how far ahead the Date header is
 */
public record KoreHabits(
    Duration maxPostingDelay,
    double lateFraction,
    Duration lateBy,
    double duplicateFraction,
    boolean shuffled,
    boolean camelCaseKeys,
    int requestsPerMinute,
    boolean limitAsOk,
    boolean enforceJti,
    Duration clockSkew) {

  public KoreHabits {
    if (maxPostingDelay.isNegative() || lateBy.isNegative()) {
      throw new IllegalArgumentException("a posting delay can't be negative");
    }
    if (lateFraction < 0 || lateFraction > 1 || duplicateFraction < 0 || duplicateFraction > 1) {
      throw new IllegalArgumentException("a fraction must be 0 to 1");
    }
    if (requestsPerMinute < 1) {
      throw new IllegalArgumentException("requests per minute must be at least 1");
    }
  }

  /** Posts within 25 s, shuffles, allows 60 requests a minute, wants a fresh {@code jti}. */
  public static KoreHabits defaults() {
    return new KoreHabits(
        Duration.ofSeconds(25),
        0,
        Duration.ofMinutes(5),
        0,
        true,
        false,
        60,
        false,
        true,
        Duration.ZERO);
  }

  public KoreHabits withMaxPostingDelay(Duration delay) {
    return new KoreHabits(
        delay,
        lateFraction,
        lateBy,
        duplicateFraction,
        shuffled,
        camelCaseKeys,
        requestsPerMinute,
        limitAsOk,
        enforceJti,
        clockSkew);
  }

  public KoreHabits withLate(double fraction, Duration by) {
    return new KoreHabits(
        maxPostingDelay,
        fraction,
        by,
        duplicateFraction,
        shuffled,
        camelCaseKeys,
        requestsPerMinute,
        limitAsOk,
        enforceJti,
        clockSkew);
  }

  public KoreHabits withDuplicates(double fraction) {
    return new KoreHabits(
        maxPostingDelay,
        lateFraction,
        lateBy,
        fraction,
        shuffled,
        camelCaseKeys,
        requestsPerMinute,
        limitAsOk,
        enforceJti,
        clockSkew);
  }

  public KoreHabits withCamelCaseKeys() {
    return new KoreHabits(
        maxPostingDelay,
        lateFraction,
        lateBy,
        duplicateFraction,
        shuffled,
        true,
        requestsPerMinute,
        limitAsOk,
        enforceJti,
        clockSkew);
  }

  /** {@code asOk}: with status 200 instead of 429. */
  public KoreHabits withLimit(int perMinute, boolean asOk) {
    return new KoreHabits(
        maxPostingDelay,
        lateFraction,
        lateBy,
        duplicateFraction,
        shuffled,
        camelCaseKeys,
        perMinute,
        asOk,
        enforceJti,
        clockSkew);
  }

  public KoreHabits withEnforceJti(boolean enforced) {
    return new KoreHabits(
        maxPostingDelay,
        lateFraction,
        lateBy,
        duplicateFraction,
        shuffled,
        camelCaseKeys,
        requestsPerMinute,
        limitAsOk,
        enforced,
        clockSkew);
  }

  public KoreHabits withClockSkew(Duration ahead) {
    return new KoreHabits(
        maxPostingDelay,
        lateFraction,
        lateBy,
        duplicateFraction,
        shuffled,
        camelCaseKeys,
        requestsPerMinute,
        limitAsOk,
        enforceJti,
        ahead);
  }
}
