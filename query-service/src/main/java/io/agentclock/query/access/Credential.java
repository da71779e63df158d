package io.agentclock.query.access;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a request is sent with to prove who sends it: in a header, or in the cookie that {@code POST
 * /session} made of one.
 *
 * @param kind of it
 * @param text the secret itself
 */
record Credential(Kind kind, String text) {

  enum Kind {
    API_KEY,
    TOKEN
  }

  static final String COOKIE = "agentclock-session";
  static final String API_KEY_HEADER = "X-API-Key";

  private static final String BEARER = "Bearer ";
  private static final String KEY_IN_COOKIE = "k.";
  private static final String TOKEN_IN_COOKIE = "t.";

  /**
   * The credential of a request; a header comes before the cookie.
   *
   * @throws RefusedException if there is more than one
   */
  static Optional<Credential> of(HttpRequest<?> request) {
    List<String> keys = request.getHeaders().getAll(API_KEY_HEADER);
    List<String> tokens =
        request.getHeaders().getAll(HttpHeaders.AUTHORIZATION).stream()
            .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
            .toList();
    if (keys.size() + tokens.size() > 1) {
      throw new RefusedException("more than one credential was sent");
    }
    if (!keys.isEmpty()) {
      return Optional.of(new Credential(Kind.API_KEY, keys.get(0)));
    }
    if (!tokens.isEmpty()) {
      return Optional.of(
          new Credential(Kind.TOKEN, tokens.get(0).substring(BEARER.length()).strip()));
    }
    return request.getCookies().findCookie(COOKIE).map(Cookie::getValue).flatMap(Credential::parse);
  }

  /** As the value of a cookie. */
  String inCookie() {
    return kind == Kind.TOKEN
        ? TOKEN_IN_COOKIE + text
        : KEY_IN_COOKIE
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Credential> parse(String cookie) {
    if (cookie.startsWith(TOKEN_IN_COOKIE)) {
      return Optional.of(new Credential(Kind.TOKEN, cookie.substring(TOKEN_IN_COOKIE.length())));
    }
    if (!cookie.startsWith(KEY_IN_COOKIE)) {
      return Optional.empty();
    }
    try {
      byte[] key = Base64.getUrlDecoder().decode(cookie.substring(KEY_IN_COOKIE.length()));
      return Optional.of(new Credential(Kind.API_KEY, new String(key, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return kind.toString(); // never the text
  }
}
