package io.agentclock.processor.read;

import io.agentclock.model.AgentKey;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts an answer may be about. What lies outside of them doesn't exist for whoever asks.
 *
 * @param scopes each {@code source:account}, encoded as in an agent's key; absent: all there are
 */
record Accounts(Optional<Set<String>> scopes) {

  /** No restriction. */
  static final Accounts ALL = new Accounts(Optional.empty());

  private static final String SEPARATOR = ",";
  private static final String ANY_AGENT = ":a";

  /**
   * Reads the parameter as it stands in the URL: an account may have a comma of its own.
   *
   * @param encoded scopes with commas between them, each percent-encoded; an empty text is none
   * @throws IllegalArgumentException if one isn't a scope
   */
  static Accounts parse(String encoded) {
    if (encoded.isEmpty()) {
      return new Accounts(Optional.of(Set.of()));
    }
    Set<String> scopes = new HashSet<>();
    for (String scope : List.of(encoded.split(SEPARATOR, -1))) {
      scopes.add(checked(URLDecoder.decode(scope, StandardCharsets.UTF_8)));
    }
    return new Accounts(Optional.of(scopes));
  }

  private static String checked(String scope) {
    try {
      return AgentKey.parse(scope + ANY_AGENT).scope();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("accounts: '%s' is no source:account".formatted(scope), e);
    }
  }

  /**
   * Whether an account is one of them.
   *
   * @param scope {@code source:account}, encoded as in an agent's key
   */
  boolean allow(String scope) {
    return scopes.isEmpty() || scopes.get().contains(scope);
  }
}
