package io.agentclock.query.access;

import io.agentclock.settings.AccessSettings;
import io.agentclock.settings.ApiKeySettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The callers with API keys, found by the hash of the key. How long that takes tells nothing of a
 * key: whoever guesses can't choose what its hash begins with.
 */
final class ApiKeys {

  private final Map<String, Caller> callers = new HashMap<>();

  ApiKeys(AccessSettings settings) {
    settings.apiKeys().values().forEach(key -> callers.put(key.sha256(), caller(key)));
  }

  /**
   * Whose key it is.
   *
   * @throws RefusedException if it is nobody's
   */
  Caller caller(String key) {
    Caller caller = callers.get(sha256(key));
    if (caller == null) {
      throw new RefusedException("the API key isn't known");
    }
    return caller;
  }

  /** The hash of a key, as it stands in the settings. */
  static String sha256(String key) {
    try {
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Caller caller(ApiKeySettings key) {
    return new Caller(
        "key:" + key.name(),
        key.accounts().map(Accounts::only).orElse(Accounts.ALL),
        key.scopes(),
        key.requestsPerMinute(),
        Optional.empty());
  }
}
