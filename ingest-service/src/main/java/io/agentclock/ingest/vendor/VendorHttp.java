package io.agentclock.ingest.vendor;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One HTTP exchange with a deadline for all of it. The client's own time-out ends with the headers,
 * so a body that trickles would hold a feed up for ever.
 *
 * <p>Redirects are not followed: the login would go wherever they point.
 */
public final class VendorHttp {

  /*
   * The JDK's client sends a GET again by itself when a connection breaks: with the same token, and past the rate limit.
   * Retries are ours; connections that the vendor is about to close are better not used again.
   */
  static {
    System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
    System.setProperty("jdk.httpclient.keepalive.timeout", "20");
  }

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
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
  HttpAnswer exchange(HttpRequest request, Duration timeout) throws InterruptedException {
    Instant begun = clock.instant();
    CompletableFuture<HttpResponse<byte[]>> pending =
        client.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      HttpResponse<byte[]> response = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new HttpAnswer(
          response.statusCode(), response.headers(), response.body(), begun, clock.instant());
    } catch (TimeoutException e) {
      throw VendorFaultException.passing(
          "TIMEOUT",
          "%s gave no whole answer within %s; if that is usual, raise the feed's request-timeout"
              .formatted(request.uri().getAuthority(), timeout));
    } catch (ExecutionException e) {
      throw noAnswer(request, e.getCause());
    } finally {
      pending.cancel(true);
    }
  }

  private static RuntimeException noAnswer(HttpRequest request, Throwable cause) {
    if (cause instanceof IOException) {
      String said = cause.getMessage() == null ? "" : ": " + cause.getMessage();
      return VendorFaultException.passing(
          "NO_CONNECTION",
          "no answer from %s (%s%s); check the feed's address, DNS, proxy and firewall"
              .formatted(request.uri().getAuthority(), cause.getClass().getSimpleName(), said));
    }
    return new IllegalStateException("the HTTP client failed", cause);
  }
}
