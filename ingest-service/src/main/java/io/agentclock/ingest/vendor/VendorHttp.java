package io.agentclock.ingest.vendor;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * One HTTP exchange with a deadline for all of it, the body included. A request is sent once:
 * retries are ours to make, and to count.
 *
 * <p>Redirects are not followed: the login would go wherever they point.
 */
public final class VendorHttp {

  /** No answer of a vendor is this large; one that is would take all memory. */
  static final long MOST_BODY_BYTES = 256L * 1024 * 1024;

  private static final int MANY = 256;

  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .connectTimeout(Duration.ofSeconds(10))
          .readTimeout(Duration.ZERO)
          .writeTimeout(Duration.ZERO)
          .retryOnConnectionFailure(false)
          .followRedirects(false)
          .followSslRedirects(false)
          // Connections that the vendor is about to close are better not used again.
          .connectionPool(new ConnectionPool(16, 20, TimeUnit.SECONDS))
          .dispatcher(dispatcher())
          .build();
  private final Clock clock;

  public VendorHttp(Clock clock) {
    this.clock = clock;
  }

  /**
   * Sends a request and reads the answer to its end.
   *
   * @throws VendorFaultException if there was no answer, or none in time
   */
  public HttpAnswer exchange(VendorRequest request, Duration timeout) throws InterruptedException {
    Instant begun = clock.instant();
    Call call = client.newCall(wire(request));
    call.timeout().timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    Pending pending = new Pending(begun);
    call.enqueue(pending);
    try {
      return pending.answer.get();
    } catch (ExecutionException e) {
      throw noAnswer(request, timeout, e.getCause());
    } finally {
      call.cancel();
    }
  }

  private final class Pending implements Callback {

    private final Instant begun;
    private final CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();

    Pending(Instant begun) {
      this.begun = begun;
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        Map<String, List<String>> headers = new TreeMap<>();
        response
            .headers()
            .toMultimap()
            .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        byte[] body = body(response);
        answer.complete(new HttpAnswer(response.code(), headers, body, begun, clock.instant()));
      } catch (IOException | VendorFaultException e) {
        answer.completeExceptionally(e);
      }
    }

    @Override
    public void onFailure(Call call, IOException fault) {
      answer.completeExceptionally(fault);
    }
  }

  private static byte[] body(Response response) throws IOException {
    if (response.body().source().request(MOST_BODY_BYTES + 1)) {
      throw VendorFaultException.passing(
          "TOO_LARGE", "the answer has more than %d bytes".formatted(MOST_BODY_BYTES));
    }
    return response.body().bytes();
  }

  private static Request wire(VendorRequest request) {
    Request.Builder wire = new Request.Builder().url(request.uri().toString());
    request.headers().forEach(wire::header);
    request
        .body()
        .ifPresentOrElse(
            body ->
                wire.method(
                    request.method(),
                    RequestBody.create(body.bytes(), MediaType.get(body.contentType()))),
            () -> wire.method(request.method(), null));
    return wire.build();
  }

  private static RuntimeException noAnswer(
      VendorRequest request, Duration timeout, Throwable cause) {
    if (cause instanceof VendorFaultException fault) {
      return fault;
    }
    String host = request.uri().getAuthority();
    if (cause instanceof InterruptedIOException) {
      return VendorFaultException.passing(
          "TIMEOUT",
          "%s gave no whole answer within %s; if that is usual, raise the feed's request-timeout"
              .formatted(host, timeout));
    }
    String said = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return VendorFaultException.passing(
        "NO_CONNECTION",
        "no answer from %s (%s%s); check the feed's address, DNS, proxy and firewall"
            .formatted(host, cause.getClass().getSimpleName(), said));
  }

  /** Its threads must not keep a process alive. */
  private static Dispatcher dispatcher() {
    Dispatcher dispatcher =
        new Dispatcher(
            Executors.newCachedThreadPool(
                task -> {
                  Thread thread = new Thread(task, "vendor-http");
                  thread.setDaemon(true);
                  return thread;
                }));
    dispatcher.setMaxRequests(MANY);
    dispatcher.setMaxRequestsPerHost(MANY);
    return dispatcher;
  }
}
