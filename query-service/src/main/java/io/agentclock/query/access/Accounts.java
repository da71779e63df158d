package io.agentclock.query.access;

import io.agentclock.query.web.PathText;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The accounts a caller may see: all there are, or some by their {@code source:account}. */
public final class Accounts {

  /** No restriction. */
  public static final Accounts ALL = new Accounts(null);

  private final Set<String> scopes;

  private Accounts(Set<String> scopes) {
    this.scopes = scopes;
  }

  /**
   * Only these.
   *
   * @param scopes each {@code source:account}, encoded as in an agent's key
   */
  public static Accounts only(Set<String> scopes) {
    return new Accounts(Set.copyOf(scopes));
  }

  /**
   * Whether an account is one of them.
   *
   * @param scope {@code source:account}, encoded as in an agent's key
   */
  public boolean allow(String scope) {
    return scopes == null || scopes.contains(scope);
  }

  /** Each {@code source:account}; empty: all there are. */
  Optional<Set<String>> named() {
    return Optional.ofNullable(scopes);
  }

  /** The restriction as a parameter of a question to a processor, with a leading {@code &}. */
  public String parameter() {
    return scopes == null
        ? ""
        : "&accounts="
            + scopes.stream().sorted().map(PathText::encode).collect(Collectors.joining(","));
  }
}
