package io.agentclock.processor.read;

import io.micronaut.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * On what terms a question is asked, whatever it is about.
 *
 * @param accounts the answer may only be about these
 * @param maxLagMs a standby copy may answer if it is proven to be at most so far behind; empty:
 *     none may
 */
record Terms(Accounts accounts, OptionalLong maxLagMs) {

  private static final String ACCOUNTS = "accounts";
  private static final String MAX_LAG = "maxLagMs";

  /**
   * @throws IllegalArgumentException if a parameter is malformed or there twice
   */
  static Terms of(HttpRequest<?> request) {
    return new Terms(accounts(request), maxLag(request));
  }

  private static Accounts accounts(HttpRequest<?> request) {
    List<String> said = once(ACCOUNTS, request.getParameters().getAll(ACCOUNTS));
    if (said.isEmpty()) {
      return Accounts.ALL;
    }
    List<String> raw = new ArrayList<>();
    for (String parameter : request.getUri().getRawQuery().split("&")) {
      if (parameter.startsWith(ACCOUNTS + '=')) {
        raw.add(parameter.substring(ACCOUNTS.length() + 1));
      }
    }
    if (raw.size() != 1) {
      throw new IllegalArgumentException("accounts can't be read");
    }
    return Accounts.parse(raw.get(0));
  }

  private static OptionalLong maxLag(HttpRequest<?> request) {
    List<String> said = once(MAX_LAG, request.getParameters().getAll(MAX_LAG));
    if (said.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(notNegative(Long.parseLong(said.get(0))));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("maxLagMs is '%s', no number".formatted(said.get(0)), e);
    }
  }

  private static long notNegative(long maxLagMs) {
    if (maxLagMs < 0) {
      throw new IllegalArgumentException("maxLagMs is %d, below 0".formatted(maxLagMs));
    }
    return maxLagMs;
  }

  private static List<String> once(String name, List<String> values) {
    if (values.size() > 1) {
      throw new IllegalArgumentException(name + " is there more than once");
    }
    return values;
  }
}
