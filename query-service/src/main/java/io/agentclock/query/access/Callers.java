package io.agentclock.query.access;

import io.agentclock.settings.AccessSettings;
import io.agentclock.settings.Settings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Tells the framework's security filter who sends a request. Whoever is refused is nobody: what is
 * open to all stays open to him, and elsewhere {@link Refusals} says why.
 */
@Singleton
@Requires(property = AccessProperties.ENABLED, value = "true")
final class Callers implements AuthenticationFetcher<HttpRequest<?>>, AutoCloseable {

  private final ApiKeys keys;
  private final Optional<Tokens> tokens;
  // So many strangers' tokens may wait for the issuer; to the others it is said that they can't.
  private static final int THREADS = 32;
  private static final int WAITING_FOR_EACH = 16;

  private final Scheduler checking =
      Schedulers.newBoundedElastic(THREADS, WAITING_FOR_EACH, "tokens", 60, true);

  Callers(Settings settings, Clock clock) {
    AccessSettings access = settings.query().access();
    this.keys = new ApiKeys(access);
    this.tokens =
        access
            .jwt()
            .map(jwt -> new Tokens(jwt, new TokenCaller(jwt, access.requestsPerMinute()), clock));
  }

  @Override
  @PreDestroy
  public void close() {
    checking.dispose();
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    return Mono.defer(() -> Mono.justOrEmpty(Credential.of(request)))
        .flatMap(this::caller)
        .map(caller -> Authentication.build(caller.sent(request).name()))
        .onErrorResume(
            RefusedException.class,
            refused -> {
              Refusals.remember(request, refused);
              return Mono.empty();
            });
  }

  private Mono<Caller> caller(Credential credential) {
    if (credential.kind() == Credential.Kind.API_KEY) {
      return Mono.fromCallable(() -> keys.caller(credential.text()));
    }
    return tokens
        .map(
            known ->
                Mono.fromCallable(() -> known.caller(credential.text()))
                    .subscribeOn(checking)
                    .onErrorMap(
                        RejectedExecutionException.class,
                        full -> new RefusedException("too many tokens wait to be checked", full)))
        .orElseThrow(() -> new RefusedException("no bearer tokens are believed here"));
  }
}
