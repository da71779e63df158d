package io.agentclock.query.access;

import io.agentclock.contract.ContractJson;
import io.agentclock.query.api.SessionCalls;
import io.agentclock.query.web.Answer;
import io.agentclock.settings.Scope;
import io.agentclock.settings.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A browser's session: it can't put a header on a stream or a download, so it is given a cookie
 * with the credential it sent in one. No script can read it, and no other site's page sends it.
 */
@Controller("/session")
@Consumes(MediaType.ALL)
final class SessionController implements SessionCalls {

  private static final int LARGEST_COOKIE = 4_000; // browsers take 4,096 with name and attributes

  private final boolean isOff;
  private final Clock clock;

  SessionController(Settings settings, Clock clock) {
    this.isOff = settings.query().access().isOff();
    this.clock = clock;
  }

  @Override
  @Get
  public HttpResponse<byte[]> tell(HttpRequest<?> request) {
    return isNobody(request) ? Refusals.unknown(request) : Answer.json(json(Caller.of(request)));
  }

  @Override
  @Post
  public HttpResponse<byte[]> begin(HttpRequest<?> request) {
    if (isNobody(request)) {
      return Refusals.unknown(request);
    }
    Caller caller = Caller.of(request);
    Optional<String> value =
        isOff ? Optional.empty() : Credential.of(request).map(Credential::inCookie);
    if (value.filter(text -> text.length() > LARGEST_COOKIE).isPresent()) {
      return Answer.problem(
          request,
          HttpStatus.BAD_REQUEST,
          "the token is too long for a browser's cookie; a session takes one of up to %d characters"
              .formatted(LARGEST_COOKIE));
    }
    MutableHttpResponse<byte[]> answer = Answer.json(json(caller));
    return value.map(text -> answer.cookie(cookie(request, caller, text))).orElse(answer);
  }

  @Override
  @Delete(produces = MediaType.ALL)
  public HttpResponse<Void> end(HttpRequest<?> request) {
    return HttpResponse.<Void>noContent().cookie(cookie(request, "").maxAge(0));
  }

  private boolean isNobody(HttpRequest<?> request) {
    return !isOff && Caller.known(request).isEmpty();
  }

  private Cookie cookie(HttpRequest<?> request, Caller caller, String value) {
    Cookie cookie = cookie(request, value);
    caller
        .until()
        .map(end -> Math.max(0, Duration.between(clock.instant(), end).toSeconds()))
        .ifPresent(cookie::maxAge);
    return cookie;
  }

  private static Cookie cookie(HttpRequest<?> request, String value) {
    return Cookie.of(Credential.COOKIE, value)
        .path("/")
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite(SameSite.Strict);
  }

  private byte[] json(Caller caller) {
    return ContractJson.object(
        json -> {
          json.writeStringField("name", caller.name());
          json.writeArrayFieldStart("scopes");
          for (Scope scope : caller.scopes()) {
            json.writeString(scope.word());
          }
          json.writeEndArray();
          if (caller.accounts().named().isEmpty()) {
            json.writeNullField("accounts");
          } else {
            json.writeArrayFieldStart("accounts");
            for (String account : caller.accounts().named().get().stream().sorted().toList()) {
              json.writeString(account);
            }
            json.writeEndArray();
          }
          json.writeStringField("authentication", isOff ? "off" : "required");
        });
  }
}
