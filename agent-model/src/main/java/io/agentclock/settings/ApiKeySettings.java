package io.agentclock.settings;

import io.agentclock.model.AgentKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One API key, by its hash alone.
 *
 * @param name who has it; for logs
 * @param sha256 of the key's UTF-8 bytes, 64 lower-case hex digits
 * @param scopes what may be read with it
 * @param accounts {@code source:account} of each account that may be read, encoded as in an agent's
 *     key; none: all
 * @param requestsPerMinute how many requests it may make
 */
public record ApiKeySettings(
    String name,
    String sha256,
    Set<Scope> scopes,
    Optional<Set<String>> accounts,
    int requestsPerMinute) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final String ACCOUNTS = "accounts";

  static ApiKeySettings read(Section keys, String name, int usualRequestsPerMinute) {
    if (!NAME.matcher(name).matches()) {
      throw keys.bad(name, "can't be a key's name: up to 64 letters, digits and . _ - can");
    }
    Section section = keys.section(name);
    ApiKeySettings key =
        new ApiKeySettings(
            name,
            sha256(section),
            scopes(section),
            accounts(section),
            AccessSettings.requestsPerMinute(section, usualRequestsPerMinute));
    section.refuseUnknown();
    return key;
  }

  private static String sha256(Section section) {
    String sha256 = section.text("sha256").strip().toLowerCase(Locale.ROOT);
    if (!SHA256.matcher(sha256).matches()) {
      throw section.bad(
          "sha256", "isn't a SHA-256 in 64 hex digits; './agentclock api-key' makes a key and it");
    }
    return sha256;
  }

  private static Set<Scope> scopes(Section section) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String word : section.list("scopes")) {
      scopes.add(
          Scope.of(word)
              .orElseThrow(
                  () ->
                      section.bad(
                          "scopes",
                          "'%s' is no scope; there are %s".formatted(word, Scope.words()))));
    }
    if (scopes.isEmpty()) {
      throw section.bad("scopes", "names no scope; there are " + Scope.words());
    }
    return scopes;
  }

  private static Optional<Set<String>> accounts(Section section) {
    List<String> named = section.list(ACCOUNTS);
    if (named.isEmpty()) {
      // Nobody who began a list of accounts means all of them.
      if (section.keys().contains(ACCOUNTS)) {
        throw section.bad(ACCOUNTS, "names no account; leave it out where all may be read");
      }
      return Optional.empty();
    }
    Set<String> accounts = new TreeSet<>();
    named.forEach(text -> accounts.add(account(section, text)));
    return Optional.of(accounts);
  }

  private static String account(Section section, String text) {
    try {
      return AgentKey.parse(text + ":any").scope();
    } catch (IllegalArgumentException e) {
      throw section.bad(
          ACCOUNTS,
          "'%s' is no account; write it like kore:63fb9a0f90425b644d3e0000".formatted(text));
    }
  }
}
