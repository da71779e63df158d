package io.agentclock.system.document;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Asks a service, and gives the answer whatever it is. */
final class Client {

  static final String STREAM = "text/event-stream";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final String base;

  /**
   * @param base without a slash at the end
   */
  Client(String base) {
    this.base = base;
  }

  String base() {
    return base;
  }

  /** What was answered; of a stream its first event. */
  record Answer(URI uri, int status, HttpHeaders headers, String body) {

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  Answer get(String target) {
    return send("GET", target, Map.of());
  }

  Answer send(String method, String target, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + target))
            .timeout(PATIENCE)
            .method(method, HttpRequest.BodyPublishers.noBody());
    headers.forEach(request::header);
    try {
      HttpResponse<InputStream> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        return new Answer(answer.uri(), answer.statusCode(), answer.headers(), text(answer, body));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(method + ' ' + target, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(HttpResponse<?> answer, InputStream body) throws IOException {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    return type.startsWith(STREAM)
        ? firstEvent(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)))
        : new String(body.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String firstEvent(BufferedReader lines) throws IOException {
    StringBuilder event = new StringBuilder();
    String line = lines.readLine();
    while (line != null && !(line.isEmpty() && event.indexOf("data:") >= 0)) {
      event.append(line).append('\n');
      line = lines.readLine();
    }
    return event.toString();
  }
}
