package io.agentclock.settings;

import java.time.Duration;

/**
 * What the live stream allows itself and its clients.
 *
 * @param clients at most, of one query service
 * @param clientsPerKey of these, at most of each key and each token's subject
 * @param heartbeat how often clients are told how old the knowledge is
 * @param stall how long a client may leave what waits for it before it is cut off
 * @param keptChanges kept at most, for clients that come back or are behind
 * @param keptBytes at most of these changes
 */
public record StreamSettings(
    int clients,
    int clientsPerKey,
    Duration heartbeat,
    Duration stall,
    int keptChanges,
    int keptBytes) {

  private static final int MOST_CLIENTS = 100_000;
  private static final int MOST_CHANGES = 10_000_000;
  private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(15); // as clients were told

  static StreamSettings read(Section section) {
    StreamSettings settings =
        new StreamSettings(
            section.integer("clients", 2_000, 1, MOST_CLIENTS),
            section.integer("clients-per-key", 200, 1, MOST_CLIENTS),
            section.duration("heartbeat", Duration.ofSeconds(10)),
            section.duration("stall", Duration.ofSeconds(20)),
            section.integer("kept-changes", 65_536, 1, MOST_CHANGES),
            section.integer("kept-bytes", 64 << 20, 1_000_000, Integer.MAX_VALUE));
    if (settings.heartbeat.compareTo(LONGEST_HEARTBEAT) > 0) {
      throw section.bad("heartbeat", "is longer than 15 s, which clients rely on");
    }
    section.refuseUnknown();
    return settings;
  }
}
