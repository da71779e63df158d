package io.agentclock.ingest.liveperson;

import io.agentclock.settings.Secret;
import io.agentclock.settings.Section;
import java.net.URI;
import java.util.Optional;

/** What proves to LivePerson who we are. */
sealed interface Credentials {

  /**
   * The four values of an OAuth 1.0 application key.
   *
   * @see <a href="https://developers.liveperson.com/oauth-1-0-api-keys.html">OAuth 1.0 keys</a>
   */
  record OAuth1(String consumerKey, Secret consumerSecret, Secret token, Secret tokenSecret)
      implements Credentials {}

  /**
   * An OAuth 2.0 client.
   *
   * @param sentinel where tokens are given; none: the Domain API says it
   * @see <a href="https://developers.liveperson.com/oauth-2-0-client-credentials.html">client
   *     credentials</a>
   */
  record OAuth2(String clientId, Secret clientSecret, Optional<URI> sentinel)
      implements Credentials {}

  /**
   * Reads the section, to its last key.
   *
   * @throws io.agentclock.settings.BadSettingException names the bad key
   */
  static Credentials read(Section auth) {
    String type = auth.text("type").strip();
    Credentials credentials =
        switch (type) {
          case "oauth1" ->
              new OAuth1(
                  auth.text("consumer-key").strip(),
                  secret(auth, "consumer-secret"),
                  secret(auth, "token"),
                  secret(auth, "token-secret"));
          case "oauth2" ->
              new OAuth2(
                  auth.text("client-id").strip(), secret(auth, "client-secret"), sentinel(auth));
          default -> throw auth.bad("type", "'%s' is neither oauth1 nor oauth2".formatted(type));
        };
    auth.refuseUnknown();
    return credentials;
  }

  private static Secret secret(Section auth, String key) {
    return new Secret(auth.text(key).strip());
  }

  private static Optional<URI> sentinel(Section auth) {
    Optional<String> host = auth.optionalText("sentinel");
    try {
      return host.map(ServiceHosts::base);
    } catch (IllegalArgumentException e) {
      throw auth.bad(
          "sentinel",
          "'%s' is no host; write it like lo.sentinel.liveperson.net".formatted(host.orElse("")));
    }
  }
}
