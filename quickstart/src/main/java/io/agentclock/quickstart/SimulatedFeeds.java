package io.agentclock.quickstart;

import io.agentclock.simulator.VendorAccounts;
import io.agentclock.simulator.genesys.GenesysAccount;
import io.agentclock.simulator.kore.KoreAccount;
import io.agentclock.simulator.liveperson.LivePersonAccount;
import java.net.URI;
import java.util.Map;

/**
 * The feeds that pull a simulator's three vendors. They settle sooner and ask more often than feeds
 * of the real ones do, so that nobody waits an hour for a row.
 */
public final class SimulatedFeeds {

  /** An hour more than the workforce has lived, so that the first pull brings all of it. */
  private static final String START_FROM = "PT25H";

  private SimulatedFeeds() {}

  /** By feed id. */
  public static Map<String, Map<String, Object>> of(VendorAccounts accounts, URI baseUrl) {
    return Map.of(
        "kore-main", kore(accounts.kore(), baseUrl.toString()),
        "lp-main", livePerson(accounts.livePerson(), baseUrl.toString()),
        "genesys-main", genesys(accounts.genesys(), baseUrl.toString()));
  }

  private static Map<String, Object> kore(KoreAccount account, String baseUrl) {
    return Map.of(
        "source", "kore",
        "account", account.account(),
        "base-url", baseUrl,
        "stream-id", account.streamId(),
        "client-id", account.clientId(),
        "client-secret", account.clientSecret(),
        "zone", account.zone().getId(),
        "start-from", START_FROM);
  }

  private static Map<String, Object> livePerson(LivePersonAccount account, String baseUrl) {
    Map<String, Object> auth =
        Map.of(
            "type", "oauth1",
            "consumer-key", account.consumerKey(),
            "consumer-secret", account.consumerSecret(),
            "token", account.token(),
            "token-secret", account.tokenSecret());
    Map<String, Object> streams =
        Map.of(
            "status-changes", stream("PT1M", "PT2H", "PT30S"),
            "agent-segments", stream("PT30M", "PT1H", "PT1M"),
            "net-handle-time", stream("PT30M", "PT2H", "PT5M"));
    return Map.of(
        "source", "liveperson",
        "account", account.account(),
        "domain-api", baseUrl,
        "auth", auth,
        "streams", streams,
        "start-from", START_FROM);
  }

  private static Map<String, Object> genesys(GenesysAccount account, String baseUrl) {
    Map<String, Object> streams =
        Map.of(
            "user-status", stream("PT1M", "PT2H", "PT30S"),
            "conversation-aggregates", stream("PT20M", "PT2H", "PT1M"));
    return Map.of(
        "source",
        "genesys",
        "account",
        account.organization(),
        "login-url",
        baseUrl,
        "api-url",
        baseUrl,
        "client-id",
        account.clientId(),
        "client-secret",
        account.clientSecret(),
        "streams",
        streams,
        "start-from",
        START_FROM);
  }

  // Longer than the simulated vendor takes to post anything.
  private static Map<String, Object> stream(String settle, String overlap, String pollEvery) {
    return Map.of("settle", settle, "overlap", overlap, "poll-every", pollEvery);
  }
}
