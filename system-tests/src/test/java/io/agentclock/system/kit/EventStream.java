package io.agentclock.system.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/** The live stream, as its events come. Used by one thread. */
public final class EventStream implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVENT = "event: ";
  private static final String DATA = "data:";

  private final Stream<String> body;
  private final Iterator<String> lines;

  private EventStream(Stream<String> body) {
    this.body = body;
    this.lines = body.iterator();
  }

  /** Asks for one. */
  public static EventStream open(String url, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    headers.forEach(request::header);
    return new EventStream(
        HttpClient.newHttpClient()
            .sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
            .join()
            .body());
  }

  /**
   * The data of the next event of that name.
   *
   * @throws AssertionError if the stream ends before
   */
  public JsonNode next(String name) {
    String event = "";
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith(EVENT)) {
        event = line.substring(EVENT.length());
      } else if (line.startsWith(DATA) && event.equals(name)) {
        return json(line.substring(DATA.length()));
      }
    }
    throw new AssertionError("the stream ended before a " + name);
  }

  @Override
  public void close() {
    body.close();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
