package io.agentclock.system.document;

import io.agentclock.system.kit.ConfigFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** API keys of callers who may ask different things. */
final class Keys {

  static final Map<String, String> EVERYTHING = header("everything");
  static final Map<String, String> SELDOM = header("seldom");
  static final Map<String, String> WRONG = header("wrong");

  private static final List<String> SCOPES =
      List.of("read:agents", "read:intervals", "read:cluster");

  private Keys() {}

  /** A configuration in which callers have these keys, and have to say who they are. */
  static ConfigFile in(ConfigFile config) {
    ConfigFile all = with(config, "everything", SCOPES, 6_000);
    all = with(all, "seldom", SCOPES, 1);
    all = with(all, "agents", List.of("read:agents"), 6_000);
    return with(all, "cluster", List.of("read:cluster"), 6_000);
  }

  /** A key that is good, but not for calls with this tag. */
  static Map<String, String> withoutScopeFor(String tag) {
    return header(tag.equals("agents") ? "cluster" : "agents");
  }

  private static ConfigFile with(
      ConfigFile config, String name, List<String> scopes, int requestsPerMinute) {
    String key = "agentclock.query.api-keys." + name + '.';
    return config
        .with("agentclock.query.authentication", "required")
        .with(key + "sha256", digest(name))
        .with(key + "scopes", scopes)
        .with(key + "requests-per-minute", requestsPerMinute);
  }

  private static Map<String, String> header(String key) {
    return Map.of("X-API-Key", key);
  }

  private static String digest(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
