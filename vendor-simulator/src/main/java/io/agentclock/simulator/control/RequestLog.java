package io.agentclock.simulator.control;

import io.agentclock.simulator.http.Handler;
import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Remembers the last thousand requests of the vendors' clients, so that a test can see how often
 * they ask and for which windows.
 */
public final class RequestLog implements Handler {

  private static final int REMEMBERED = 1_000;

  private final Handler vendors;
  private final InstantSource clock;
  private final NavigableMap<Long, LoggedRequest> requests = new TreeMap<>();
  private long count;

  public RequestLog(Handler vendors, InstantSource clock) {
    this.vendors = vendors;
    this.clock = clock;
  }

  @Override
  public Response answer(Request request) throws InterruptedException {
    long number = note(request);
    Response response = vendors.answer(request);
    answered(number, response.status());
    return response;
  }

  /** Oldest first. */
  public synchronized List<LoggedRequest> recent() {
    return List.copyOf(requests.values());
  }

  public synchronized void forget() {
    requests.clear();
  }

  private synchronized long note(Request request) {
    count++;
    requests.put(
        count,
        new LoggedRequest(
            clock.instant(),
            request.method(),
            request.path(),
            first(request, "fromTimeStamp", "from", "fromMillis"),
            first(request, "toTimeStamp", "to", "toMillis"),
            0));
    if (requests.size() > REMEMBERED) {
      requests.pollFirstEntry();
    }
    return count;
  }

  private static String first(Request request, String... parameters) {
    return Stream.of(parameters)
        .flatMap(name -> request.parameter(name).stream())
        .findFirst()
        .orElse(null);
  }

  private synchronized void answered(long number, int status) {
    requests.computeIfPresent(number, (key, request) -> request.answered(status));
  }
}
