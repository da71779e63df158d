package io.agentclock.simulator.genesys;

import java.time.Duration;

/**
 * How the vendor behaves where its documentation is silent or its practice differs.
 *
 * @param tokenLife after which a token is worth nothing
 * @param requestsPerMinute of one token
 * @param usersPermitted whether the client's role may see the directory
 * @param shortPages which fraction of the hits of a user details query is thrown away as a repeat,
 *     so that pages hold less than asked for
 * @param summaryRowsPerPage of the tutorial's answer
 * @param slowestRecord how long after it happened a presence or routing status may stay unseen
 * @param slowestContact how long after its end a contact may be missing in its buckets
 * @param jobLag how old the newest data of an asynchronous job is
 */
public record GenesysHabits(
    Duration tokenLife,
    int requestsPerMinute,
    boolean usersPermitted,
    double shortPages,
    int summaryRowsPerPage,
    Duration slowestRecord,
    Duration slowestContact,
    Duration jobLag) {

  public GenesysHabits {
    if (tokenLife.isNegative() || slowestRecord.isNegative() || slowestContact.isNegative()) {
      throw new IllegalArgumentException("a length of time can't be negative");
    }
    if (jobLag.isNegative()) {
      throw new IllegalArgumentException("the jobs' lag can't be negative");
    }
    if (requestsPerMinute < 1 || summaryRowsPerPage < 1) {
      throw new IllegalArgumentException("requests per minute and rows per page are at least 1");
    }
    if (shortPages < 0 || shortPages > 1) {
      throw new IllegalArgumentException("a fraction must be 0 to 1");
    }
  }

  /** A day's token, 300 requests a minute, records within 40 s, contacts within 15 min. */
  public static GenesysHabits defaults() {
    return new GenesysHabits(
        Duration.ofHours(24),
        300,
        true,
        0.05,
        500,
        Duration.ofSeconds(40),
        Duration.ofMinutes(15),
        Duration.ofMinutes(10));
  }

  public GenesysHabits withTokens(Duration life, int requests) {
    return new GenesysHabits(
        life,
        requests,
        usersPermitted,
        shortPages,
        summaryRowsPerPage,
        slowestRecord,
        slowestContact,
        jobLag);
  }

  public GenesysHabits withoutUsersPermission() {
    return new GenesysHabits(
        tokenLife,
        requestsPerMinute,
        false,
        shortPages,
        summaryRowsPerPage,
        slowestRecord,
        slowestContact,
        jobLag);
  }

  public GenesysHabits withPages(double shortOnes, int summaryRows) {
    return new GenesysHabits(
        tokenLife,
        requestsPerMinute,
        usersPermitted,
        shortOnes,
        summaryRows,
        slowestRecord,
        slowestContact,
        jobLag);
  }

  /** Sooner or later; {@link Duration#ZERO}: everything is seen at once. */
  public GenesysHabits withDelays(Duration records, Duration contacts, Duration jobs) {
    return new GenesysHabits(
        tokenLife,
        requestsPerMinute,
        usersPermitted,
        shortPages,
        summaryRowsPerPage,
        records,
        contacts,
        jobs);
  }
}
