package io.agentclock.query.access;

import com.nimbusds.jwt.JWTClaimsSet;
import io.agentclock.model.AgentKey;
import io.agentclock.settings.JwtSettings;
import io.agentclock.settings.Scope;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads from a token's claims what its bearer may read.
 *
 * @param scopeClaim the claim of the scopes; words that are no scope of ours are somebody else's
 * @param accountsClaim the claim of the accounts; one that can't be read allows none
 * @param requestsPerMinute of each subject
 */
record TokenCaller(String scopeClaim, String accountsClaim, int requestsPerMinute) {

  TokenCaller(JwtSettings settings, int requestsPerMinute) {
    this(settings.scopeClaim(), settings.accountsClaim(), requestsPerMinute);
  }

  /**
   * Whose claims they are.
   *
   * @throws RefusedException if they name nobody: all nobodies would share one limit
   */
  Caller of(JWTClaimsSet claims) {
    if (!(claims.getClaim("sub") instanceof String subject) || subject.isBlank()) {
      throw new RefusedException("the bearer token's sub is no text, or blank");
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    words(claims.getClaim(scopeClaim)).forEach(word -> Scope.of(word).ifPresent(scopes::add));
    return new Caller(
        "token:" + subject,
        accounts(claims),
        scopes,
        requestsPerMinute,
        Optional.of(claims.getExpirationTime()).map(Date::toInstant));
  }

  private Accounts accounts(JWTClaimsSet claims) {
    if (!claims.getClaims().containsKey(accountsClaim)) {
      return Accounts.ALL;
    }
    Set<String> accounts = new HashSet<>();
    for (String word : words(claims.getClaim(accountsClaim))) {
      try {
        accounts.add(AgentKey.parse(word + ":any").scope());
      } catch (IllegalArgumentException e) {
        // no account of ours, so there is nothing to be seen of it
      }
    }
    return Accounts.only(accounts);
  }

  private static List<String> words(Object claim) {
    if (claim instanceof String text) {
      return List.of(text.strip().split(" +"));
    }
    return claim instanceof List<?> items
        ? items.stream().map(String::valueOf).toList()
        : List.of();
  }
}
