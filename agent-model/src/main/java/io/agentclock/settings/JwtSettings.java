package io.agentclock.settings;

import java.net.URI;

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

  static JwtSettings read(Section section) {
    JwtSettings settings =
        new JwtSettings(
            section
                .optionalUrl(JWKS_URL)
                .orElseThrow(
                    () -> section.bad(JWKS_URL, "is missing; it is where the issuer's keys are")),
            section.text("issuer"),
            section.text("audience"),
            section.optionalText("scope-claim").orElse("scope"),
            section.optionalText("accounts-claim").orElse("accounts"));
    section.refuseUnknown();
    return settings;
  }
}
