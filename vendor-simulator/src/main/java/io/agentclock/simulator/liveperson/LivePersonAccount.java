package io.agentclock.simulator.liveperson;

/**
 * Who may ask, and by which of the two ways: an OAuth 1.0 key of four values, or an OAuth 2.0
 * client.
 *
 * @param account the site's number
 * @param consumerKey the console's "app key"
 * @param consumerSecret the console's "secret"
 * @param token the console's "access token"
 * @param tokenSecret the console's "access token secret"
 */
public record LivePersonAccount(
    String account,
    String consumerKey,
    String consumerSecret,
    String token,
    String tokenSecret,
    String clientId,
    String clientSecret) {

  public LivePersonAccount {
    if (account.isBlank() || consumerKey.isBlank() || token.isBlank() || clientId.isBlank()) {
      throw new IllegalArgumentException("account, keys and client id can't be blank");
    }
  }

  /** One that everything of the quick start agrees on. */
  public static LivePersonAccount defaults() {
    return new LivePersonAccount(
        "12345678",
        "lp-simulator-app-key",
        "lp-simulator-secret",
        "lp-simulator-access-token",
        "lp-simulator-access-token-secret",
        "lp-simulator-client",
        "lp-simulator-client-secret");
  }

  @Override
  public String toString() {
    return "LivePersonAccount[" + account + ", " + consumerKey + ", " + clientId + "]";
  }
}
