package io.agentclock.query.routing;

import io.agentclock.settings.InternalSettings;
import io.agentclock.settings.Settings;
import io.micronaut.context.BeanContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration.ConnectionPoolConfiguration;
import io.micronaut.http.client.HttpClientRegistry;
import io.micronaut.http.client.LoadBalancer;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.netty.channel.EventLoopGroupConfiguration;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * The processors' internal HTTP interface, one question at a time, nothing asked twice. Connections
 * are kept. A question goes out, and its answer comes in, on the event loop that serves the caller:
 * a hand-over to another thread costs more than the question.
 */
@Singleton
final class ProcessorClient implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessorClient.class);
  private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);
  private static final Duration ASSIGNMENT_TIMEOUT = Duration.ofMillis(500);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2); // each has a shorter one
  // Of errors too: with another type for them the client throws them.
  private static final Argument<byte[]> BYTES = Argument.of(byte[].class);
  private static final int LARGEST_ANSWER_BYTES = 64 << 20;
  // Who finds none free waits for one: opening hundreds at once takes longer than the answers.
  private static final int MOST_CONNECTIONS = 128; // to one processor
  private static final int MOST_CONNECTIONS_BEING_OPENED = 16;

  // What becomes of a question that was taken back is nobody's concern.
  private static final Context GIVEN_UP =
      Context.of(
          "reactor.onErrorDropped.local",
          (Consumer<Throwable>) dropped -> LOG.debug("a question taken back failed", dropped));

  private final HttpClient http;
  private final InternalSettings internal;
  private final Complaints complaints = new Complaints(System::nanoTime, LOG::warn);

  ProcessorClient(HttpClientRegistry<?> clients, BeanContext context, Settings settings) {
    // With no balancer the registry would pass over the configuration.
    this.http = clients.resolveClient(null, LoadBalancer.empty(), configuration(), context);
    this.internal = settings.internal();
  }

  @Override
  @PreDestroy
  public void close() {
    http.close();
  }

  /**
   * Asks one processor about something it may own.
   *
   * @param timeout after which the question is taken back
   */
  CompletableFuture<Lookup> ask(URI processor, Question question, Duration timeout) {
    return send(processor, question.target(), question.accept(), timeout)
        .thenApply(response -> lookup(processor, question, response))
        .exceptionally(failure -> unreachable(processor, failure));
  }

  /** What a processor knows of its group; empty if it doesn't say. */
  CompletableFuture<Optional<AssignmentReport>> assignment(URI processor) {
    return send(
            processor, "/internal/assignment", MediaType.APPLICATION_JSON_TYPE, ASSIGNMENT_TIMEOUT)
        .thenApply(response -> report(processor, response))
        .exceptionally(
            failure -> {
              unreachable(processor, failure);
              return Optional.empty();
            });
  }

  /** What is given up is cancelled, so that it holds no connection and no place in the queue. */
  private CompletableFuture<HttpResponse<byte[]>> send(
      URI processor, String target, MediaType accept, Duration timeout) {
    MutableHttpRequest<?> request = HttpRequest.GET(URI.create(processor + target)).accept(accept);
    internal.authorization().ifPresent(proof -> request.header(HttpHeaders.AUTHORIZATION, proof));
    return Mono.from(http.exchange(request, BYTES, BYTES))
        .timeout(timeout)
        .contextWrite(GIVEN_UP)
        .toFuture();
  }

  private static HttpClientConfiguration configuration() {
    HttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
    configuration.setEventLoopGroup(EventLoopGroupConfiguration.DEFAULT); // the server's
    configuration.setExceptionOnErrorStatus(false);
    configuration.setFollowRedirects(false);
    configuration.setConnectTimeout(CONNECT_TIMEOUT);
    configuration.setReadTimeout(LONGEST_ANSWER);
    configuration.setMaxContentLength(LARGEST_ANSWER_BYTES);
    ConnectionPoolConfiguration pool = configuration.getConnectionPoolConfiguration();
    pool.setConnectionLocality(ConnectionPoolConfiguration.ConnectionLocality.PREFERRED);
    pool.setMaxConcurrentHttp1Connections(MOST_CONNECTIONS);
    pool.setMaxPendingConnections(MOST_CONNECTIONS_BEING_OPENED);
    return configuration;
  }

  private Lookup lookup(URI processor, Question question, HttpResponse<byte[]> response) {
    return switch (response.code()) {
      case 200 -> FoundAnswer.of(question, response);
      case 404 -> unknown(processor, response);
      case 421 -> new Lookup.Elsewhere("its owner is changing");
      case 503 -> new Lookup.NotReady("its owner isn't ready");
      default -> {
        complain(processor, response.code());
        yield isRefusal(response.code())
            ? new Lookup.Refused("its owner refused the question")
            : new Lookup.NotReady("its owner failed to answer");
      }
    };
  }

  /** Whether asking the same again is of no use. */
  private static boolean isRefusal(int status) {
    return status >= 400 && status < 500;
  }

  private void complain(URI processor, int status) {
    complaints.of(
        processor,
        isRefusalOfSecret(status)
            ? ("refused our internal secret (%d): agentclock.internal.secret must be the same for"
                    + " all processors and query services")
                .formatted(status)
            : "answered " + status);
  }

  private static boolean isRefusalOfSecret(int status) {
    return status == HttpStatus.UNAUTHORIZED.getCode() || status == HttpStatus.FORBIDDEN.getCode();
  }

  /**
   * A processor that isn't ready says nothing of itself; only what doesn't pass is complained of.
   */
  private boolean isSaid(URI processor, HttpResponse<?> response) {
    if (isRefusalOfSecret(response.code())) {
      complain(processor, response.code());
    }
    return response.code() == 200;
  }

  /** Only a processor's own words count: whatever else listens there knows nothing of agents. */
  private Lookup unknown(URI processor, HttpResponse<byte[]> response) {
    if (response
        .getContentType()
        .filter(MediaType.APPLICATION_JSON_PROBLEM_TYPE::equals)
        .isPresent()) {
      return new Lookup.Unknown();
    }
    complaints.of(processor, "answered 404 and isn't a processor");
    return new Lookup.NotReady("its owner failed to answer");
  }

  private static Lookup unreachable(URI processor, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (!(cause instanceof HttpClientException || cause instanceof TimeoutException)) {
      throw new CompletionException(cause);
    }
    LOG.debug("{} can't be reached", processor, cause);
    return new Lookup.NotReady("its owner can't be reached");
  }

  /**
   * What a processor knows of itself; empty if it doesn't say.
   *
   * @param target path and query, encoded
   */
  CompletableFuture<Optional<byte[]>> ofItself(URI processor, String target) {
    return send(processor, target, MediaType.APPLICATION_JSON_TYPE, ASSIGNMENT_TIMEOUT)
        .thenApply(
            response -> isSaid(processor, response) ? response.getBody() : Optional.<byte[]>empty())
        .exceptionally(
            failure -> {
              unreachable(processor, failure);
              return Optional.empty();
            });
  }

  private Optional<AssignmentReport> report(URI processor, HttpResponse<byte[]> response) {
    if (!isSaid(processor, response)) {
      return Optional.empty();
    }
    try {
      return Optional.of(AssignmentReport.parse(response.body()));
    } catch (IOException e) {
      LOG.debug("the assignment {} tells can't be read", processor, e);
      return Optional.empty();
    }
  }
}
