package io.agentclock.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who may ask the query service.
 *
 * @param isOff whether authentication is switched off by name; then anybody may read everything
 * @param apiKeys by their names
 * @param jwt the bearer tokens that are believed; none: no token is
 * @param requestsPerMinute of each caller who has no number of its own
 * @param isLogged whether each request is a line of the log
 */
public record AccessSettings(
    boolean isOff,
    Map<String, ApiKeySettings> apiKeys,
    Optional<JwtSettings> jwt,
    int requestsPerMinute,
    boolean isLogged) {

  private static final String AUTHENTICATION = "authentication";
  private static final String RATE = "requests-per-minute";
  private static final int MOST_REQUESTS_PER_MINUTE = 100_000_000;

  static AccessSettings read(Section query) {
    int requestsPerMinute = requestsPerMinute(query, 6_000);
    Section jwt = query.section("jwt");
    return new AccessSettings(
        isOff(query),
        apiKeys(query.section("api-keys"), requestsPerMinute),
        jwt.isGiven() ? Optional.of(JwtSettings.read(jwt)) : Optional.empty(),
        requestsPerMinute,
        query.flag("access-log", true));
  }

  /** Whether anybody could say who he is. */
  public boolean isConfigured() {
    return !apiKeys.isEmpty() || jwt.isPresent();
  }

  /**
   * Insists on a decision.
   *
   * @throws BadSettingException if nobody could ask, and nobody has said that anybody may
   */
  public void requireDecision() {
    if (!isOff && !isConfigured()) {
      throw new BadSettingException(
          "agentclock.query.authentication",
          "nobody may ask yet: name API keys in agentclock.query.api-keys ('./agentclock api-key'"
              + " makes one), or an issuer of tokens in agentclock.query.jwt, or set this to off"
              + " to let anybody read everything");
    }
  }

  static int requestsPerMinute(Section section, int byDefault) {
    return section.integer(RATE, byDefault, 1, MOST_REQUESTS_PER_MINUTE);
  }

  static boolean isOff(Section section) {
    String said = section.optionalText(AUTHENTICATION).orElse("required");
    return switch (said) {
      case "off", "false" -> true; // YAML's off is false
      case "required", "true", "on" -> false;
      default ->
          throw section.bad(AUTHENTICATION, "'%s' is neither required nor off".formatted(said));
    };
  }

  private static Map<String, ApiKeySettings> apiKeys(Section section, int requestsPerMinute) {
    Map<String, ApiKeySettings> keys = new TreeMap<>();
    Map<String, String> names = new HashMap<>();
    for (String name : Set.copyOf(section.keys())) {
      ApiKeySettings key = ApiKeySettings.read(section, name, requestsPerMinute);
      String other = names.putIfAbsent(key.sha256(), name);
      if (other != null) {
        throw section.bad(name + ".sha256", "is the same as that of '%s'".formatted(other));
      }
      keys.put(name, key);
    }
    section.refuseUnknown();
    return keys;
  }
}
