package io.agentclock.settings;

import java.time.Duration;

/**
 * What exports of everyone's intervals may take of a query service.
 *
 * @param atOnce how many may be on their way, of one query service; each holds some MB
 * @param atOncePerKey of these, at most of each key and each token's subject
 * @param stall how long a client may take nothing of what waits for it before its export is ended
 */
public record ExportSettings(int atOnce, int atOncePerKey, Duration stall) {

  private static final int MOST = 10_000;

  static ExportSettings read(Section section) {
    ExportSettings settings =
        new ExportSettings(
            section.integer("at-once", 16, 1, MOST),
            section.integer("at-once-per-key", 8, 1, MOST),
            section.duration("stall", Duration.ofSeconds(30)));
    section.refuseUnknown();
    return settings;
  }
}
