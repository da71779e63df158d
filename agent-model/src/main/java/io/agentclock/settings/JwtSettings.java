package io.agentclock.settings;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * The bearer tokens the query service believes.
 *
 * @param jwksUrl where the issuer publishes its public keys
 * @param issuer the {@code iss} a token must have
 * @param audience the {@code aud} a token must have, perhaps among others
 * @param scopeClaim the claim that holds scopes, as words in a text or as an array
 * @param accountsClaim the claim that holds accounts; a token without it may read all
 */
public record JwtSettings(
    URI jwksUrl, String issuer, String audience, String scopeClaim, String accountsClaim) {

  private static final String JWKS_URL = "jwks-url";
  private static final String ALLOW_HTTP = "allow-http";

  /** Names and addresses of this machine; others aren't looked up. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::|(0+:){7}0*)1]");

  static JwtSettings read(Section section) {
    JwtSettings settings =
        new JwtSettings(
            jwksUrl(section),
            section.text("issuer"),
            section.text("audience"),
            section.optionalText("scope-claim").orElse("scope"),
            section.optionalText("accounts-claim").orElse("accounts"));
    section.refuseUnknown();
    return settings;
  }

  /** Whoever is on the way could put keys of his own into what comes over plain HTTP. */
  private static URI jwksUrl(Section section) {
    boolean allowed = section.flag(ALLOW_HTTP, false);
    URI url =
        section
            .optionalUrl(JWKS_URL)
            .orElseThrow(
                () -> section.bad(JWKS_URL, "is missing; it is where the issuer's keys are"));
    if (url.getScheme().equals("http") && !allowed && !LOOPBACK.matcher(url.getHost()).matches()) {
      throw section.bad(
          JWKS_URL,
          "'%s' isn't https: keys that come over plain http can be forged on the way; if they can't, set %s to true"
              .formatted(url, section.fullKey(ALLOW_HTTP)));
    }
    return url;
  }
}
