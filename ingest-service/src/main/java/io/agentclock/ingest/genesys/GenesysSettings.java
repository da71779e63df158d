package io.agentclock.ingest.genesys;

import io.agentclock.settings.FeedSettings;
import io.agentclock.settings.Secret;
import io.agentclock.settings.Section;
import java.net.URI;

/**
 * What a Genesys feed sets beside what every feed has.
 *
 * @param account our name of the organisation; the vendor isn't told
 * @param loginUrl where tokens are given
 * @param apiUrl of the same region
 * @param clientId of an OAuth client with the grant type Client Credentials
 * @param clientSecret of the same
 * @param shape how conversation aggregates are asked for
 * @param pageSize users on a page
 */
record GenesysSettings(
    String account,
    URI loginUrl,
    URI apiUrl,
    String clientId,
    Secret clientSecret,
    Shape shape,
    int pageSize) {

  private static final int MOST_USERS = 100;

  static GenesysSettings read(FeedSettings feed) {
    Section section = feed.section();
    return new GenesysSettings(
        feed.account(),
        url(section, "login-url"),
        url(section, "api-url"),
        clientId(section),
        section.secret("client-secret"),
        Shape.read(section, "shape"),
        section.integer("page-size", MOST_USERS, 1, MOST_USERS));
  }

  /** None is assumed: each region has its own, and credentials must not go to another one. */
  private static URI url(Section section, String key) {
    section.text(key);
    return section.optionalUrl(key).orElseThrow();
  }

  private static String clientId(Section section) {
    String clientId = section.text("client-id").strip();
    if (clientId.indexOf(':') >= 0) {
      throw section.bad(
          "client-id",
          "'%s' can't hold a colon; copy it from the OAuth client".formatted(clientId));
    }
    return clientId;
  }
}
