package io.agentclock.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Follows a stream of server-sent events and keeps all it is sent. */
final class EventClient implements Flow.Subscriber<String>, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** One event; every one has all three. */
  record Event(String id, String name, JsonNode data) {

    String agent() {
      return data.get("agent").asText();
    }

    String state() {
      return data.get("state").asText();
    }
  }

  private final List<Event> events = new ArrayList<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private volatile Flow.Subscription subscription;
  private volatile int status;
  private String id;
  private String name;
  private String data;

  static EventClient follow(RunningQuery query, String target, String... headers) {
    EventClient client = new EventClient();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + query.port() + target));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    HTTP.sendAsync(request.build(), client::answered)
        .whenComplete((response, failure) -> client.ended(failure));
    return client;
  }

  private HttpResponse.BodySubscriber<Void> answered(HttpResponse.ResponseInfo answer) {
    status = answer.statusCode();
    return HttpResponse.BodySubscribers.fromLineSubscriber(this);
  }

  /** All there was so far. */
  synchronized List<Event> events() {
    return List.copyOf(events);
  }

  List<Event> events(String wanted) {
    return events().stream().filter(event -> event.name().equals(wanted)).toList();
  }

  /** The names of the events so far, heartbeats left out. */
  List<String> names() {
    return events().stream().map(Event::name).filter(event -> !event.equals("heartbeat")).toList();
  }

  /** Whether it has all there was: it was told how old that is. */
  boolean hasBeat() {
    return !events("heartbeat").isEmpty();
  }

  String lastId() {
    List<Event> all = events();
    return all.get(all.size() - 1).id();
  }

  boolean hasEnded() {
    return end.isDone();
  }

  /** Whether the last of its bytes came, and wasn't missed. */
  boolean hasEndedProperly() {
    return end.isDone() && !end.isCompletedExceptionally();
  }

  /** What it was answered, once it was. */
  int status() {
    return status;
  }

  @Override
  public void onSubscribe(Flow.Subscription connected) {
    subscription = connected;
    connected.request(Long.MAX_VALUE);
  }

  @Override
  public synchronized void onNext(String line) {
    if (!line.chars().allMatch(character -> character < 128)) {
      end.completeExceptionally(new IllegalStateException("not ASCII: " + line));
    } else if (line.isEmpty()) {
      dispatch();
    } else if (line.startsWith("id: ")) {
      id = line.substring(4);
    } else if (line.startsWith("event: ")) {
      name = line.substring(7);
    } else if (line.startsWith("data: ") && data == null) {
      data = line.substring(6);
    } else if (!line.equals("retry: 2000")) {
      end.completeExceptionally(new IllegalStateException("not a line of an event: " + line));
    }
  }

  @Override
  public void onError(Throwable failure) {
    ended(failure);
  }

  @Override
  public void onComplete() {
    ended(null);
  }

  @Override
  public void close() {
    Flow.Subscription connected = subscription;
    if (connected != null) {
      connected.cancel();
    }
  }

  private void ended(Throwable failure) {
    if (failure == null) {
      end.complete(null);
    } else {
      end.completeExceptionally(failure);
    }
  }

  private void dispatch() {
    if (data == null) {
      return;
    }
    try {
      events.add(new Event(id, name, JSON.readTree(data)));
    } catch (JsonProcessingException e) {
      end.completeExceptionally(e);
    }
    data = null;
    name = null;
  }
}
