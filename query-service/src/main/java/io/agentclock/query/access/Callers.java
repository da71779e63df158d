package io.agentclock.query.access;

import io.agentclock.settings.AccessSettings;
import io.agentclock.settings.Settings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
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
final class Callers implements AuthenticationFetcher<HttpRequest<?>> {

  private final ApiKeys keys;
  private final Optional<Tokens> tokens;
  private final Scheduler blocking;

  Callers(Settings settings, Clock clock, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    AccessSettings access = settings.query().access();
    this.keys = new ApiKeys(access);
    this.tokens =
        access
            .jwt()
            .map(jwt -> new Tokens(jwt, new TokenCaller(jwt, access.requestsPerMinute()), clock));
    this.blocking = Schedulers.fromExecutorService(blocking);
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
            known -> Mono.fromCallable(() -> known.caller(credential.text())).subscribeOn(blocking))
        .orElseThrow(() -> new RefusedException("no bearer tokens are believed here"));
  }
}
