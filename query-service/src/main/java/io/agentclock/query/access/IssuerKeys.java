package io.agentclock.query.access;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Gets the issuer's keys, in so much time and no more: Nimbus' own retriever bounds each read, and
 * an issuer that sends a byte now and then would hold up every token.
 */
final class IssuerKeys implements ResourceRetriever {

  private static final Duration PATIENCE = Duration.ofSeconds(3); // for the head, then for the rest
  private static final int MOST_BYTES = 1 << 20;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url.toString())).timeout(PATIENCE).build();
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new IOException("the answer was %d".formatted(response.statusCode()));
        }
        return new Resource(
            new String(allOf(body), StandardCharsets.UTF_8),
            response.headers().firstValue("Content-Type").orElse(null));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Closed at the latest when the time is up, and whoever reads it then fails. */
  private static byte[] allOf(InputStream body) throws IOException {
    Executor later = CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> end = CompletableFuture.runAsync(() -> close(body), later);
    try {
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("the answer is longer than %d bytes".formatted(MOST_BYTES));
      }
      return bytes;
    } finally {
      end.cancel(false);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
