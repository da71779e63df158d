package io.agentclock.quickstart;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Waits until the public API answers a question that needs every part: an open port alone would
 * greet the user's first request with a 503.
 */
final class FirstAnswer {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final int OK = 200;

  private static final RetryPolicy<Object> UNTIL_READY =
      RetryPolicy.builder()
          .handle(IOException.class)
          .withDelay(BETWEEN)
          .withMaxRetries(-1)
          .withMaxDuration(LIMIT)
          .build();

  private FirstAnswer() {}

  /**
   * @param question an address that answers 200 once it can be answered
   * @throws IllegalStateException if it doesn't answer within two minutes
   */
  static void await(String question) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(question)).timeout(LIMIT).build();
    HttpClient client = HttpClient.newHttpClient();
    try {
      Failsafe.with(UNTIL_READY).run(() -> ask(client, request));
    } catch (FailsafeException e) {
      throw new IllegalStateException("the query service isn't ready: " + e.getMessage(), e);
    }
  }

  private static void ask(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      throw new IOException(answer.body());
    }
  }
}
