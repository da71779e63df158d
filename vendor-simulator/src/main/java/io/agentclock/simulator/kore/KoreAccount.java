package io.agentclock.simulator.kore;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Who may ask, and for what.
 *
 * @param streamId what the {@code iId} header must say
 * @param clientSecret at least 32 bytes, as HS256 requires
 * @param zone the zone of EventTime, which the vendor states nowhere
 */
public record KoreAccount(
    String account, String clientId, String clientSecret, String streamId, ZoneId zone) {

  public KoreAccount {
    if (account.isBlank() || clientId.isBlank() || streamId.isBlank()) {
      throw new IllegalArgumentException("account, client id and stream id can't be blank");
    }
    if (clientSecret.getBytes(StandardCharsets.UTF_8).length < 32) {
      throw new IllegalArgumentException("the client secret needs 32 bytes");
    }
  }

  /** One that everything of the quick start agrees on. */
  public static KoreAccount defaults() {
    return new KoreAccount(
        "63fb9a0f90425b644d3e0000",
        "cs-simulator",
        "simulator-secret-of-32-bytes-or-more",
        "st-simulator",
        ZoneOffset.UTC);
  }

  public KoreAccount withZone(ZoneId other) {
    return new KoreAccount(account, clientId, clientSecret, streamId, other);
  }

  @Override
  public String toString() {
    return "KoreAccount[" + account + ", " + clientId + ", " + streamId + ", " + zone + "]";
  }
}
