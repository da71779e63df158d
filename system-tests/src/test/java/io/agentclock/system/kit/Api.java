package io.agentclock.system.kit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An HTTP API as anybody else would use it. */
public final class Api {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final String base;

  /**
   * @param base without a slash at the end
   */
  public Api(String base) {
    this.base = base;
  }

  /** Where it is. */
  public String base() {
    return base;
  }

  /** The answer, or nothing unless it is a 200; nothing as well while nobody listens. */
  public Optional<JsonNode> find(String pathAndQuery) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + pathAndQuery)).timeout(PATIENCE).build();
    try {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return answer.statusCode() == 200
          ? Optional.of(JSON.readTree(answer.body()))
          : Optional.empty();
    } catch (ConnectException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All items of a list, page after page; none unless all is there. */
  public List<JsonNode> items(String pathAndQuery) {
    List<JsonNode> items = new ArrayList<>();
    Optional<JsonNode> page = find(pathAndQuery);
    while (page.isPresent()) {
      page.get().path("items").forEach(items::add);
      String next = page.get().path("next").textValue();
      if (next == null) {
        return items;
      }
      page =
          find(pathAndQuery + (pathAndQuery.contains("?") ? "&" : "?") + "cursor=" + encoded(next));
    }
    return List.of();
  }

  /** One agent's state. */
  public Optional<JsonNode> agent(String key) {
    return find("/agents/" + encoded(key));
  }

  /** An agent's rows of the intervals that lie in a time, the open one too. */
  public List<Map<String, Object>> rows(String key, Instant from, Instant to) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (JsonNode row :
        items("/agents/%s/intervals?from=%s&to=%s".formatted(encoded(key), from, to))) {
      boolean starts = !Instant.parse(row.path("intervalStart").asText()).isBefore(from);
      if (starts && !Instant.parse(row.path("intervalEnd").asText()).isAfter(to)) {
        rows.add(JSON.convertValue(row, ROW));
      }
    }
    return rows;
  }

  /** How a feed is doing; nothing before it is known. */
  public Optional<JsonNode> feed(String id) {
    return items("/feeds").stream()
        .filter(feed -> feed.path("feed").asText().equals(id))
        .findFirst();
  }

  /** Up to where a feed was read; nothing before its first progress. */
  public Optional<Instant> observedThrough(String feed) {
    return feed(feed)
        .map(found -> found.path("observedThrough"))
        .filter(JsonNode::isTextual)
        .map(through -> Instant.parse(through.asText()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
