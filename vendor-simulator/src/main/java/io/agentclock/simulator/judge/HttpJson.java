package io.agentclock.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks an HTTP API, all pages of a list included. */
final class HttpJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final String base;
  private final Optional<String> key;

  /**
   * @param base with or without a slash at the end
   * @param key sent as {@code X-API-Key}
   */
  HttpJson(String base, Optional<String> key) {
    this.key = key;
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * The answer's text, or nothing for a 404.
   *
   * @throws NotAllowedException for a 401 or 403
   */
  Optional<String> text(String pathAndQuery) throws IOException, InterruptedException {
    URI uri = URI.create(base + pathAndQuery);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
    key.ifPresent(secret -> request.header("X-API-Key", secret));
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() == 401 || response.statusCode() == 403) {
      throw new NotAllowedException(
          "%s answers %d: %s".formatted(uri, response.statusCode(), response.body()));
    }
    if (response.statusCode() == 404) {
      return Optional.empty();
    }
    if (response.statusCode() != 200) {
      throw new IOException(uri + " answers " + response.statusCode() + ": " + response.body());
    }
    return Optional.of(response.body());
  }

  Optional<JsonNode> json(String pathAndQuery) throws IOException, InterruptedException {
    Optional<String> text = text(pathAndQuery);
    return text.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(text.get()));
  }

  /** All items of a list, page after page; none for a 404. */
  List<JsonNode> items(String pathAndQuery) throws IOException, InterruptedException {
    List<JsonNode> items = new ArrayList<>();
    String separator = pathAndQuery.contains("?") ? "&" : "?";
    String page = pathAndQuery;
    while (page != null) {
      JsonNode list = json(page).orElseGet(JSON::createObjectNode);
      list.path("items").forEach(items::add);
      String next = list.path("next").textValue();
      page = next == null ? null : pathAndQuery + separator + "cursor=" + encoded(next);
    }
    return items;
  }
}
