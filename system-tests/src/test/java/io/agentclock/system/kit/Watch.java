package io.agentclock.system.kit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who asks for one agent after the other without end, while things are done to the
 * services, and writes down what can't be true.
 */
public final class Watch implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int SHOWN = 20;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final List<String> bases;
  private final String query;
  private final Map<String, String> states;
  private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final AtomicInteger standby = new AtomicInteger();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::ask, "watch");
  private volatile boolean closed;

  /**
   * Begins to ask.
   *
   * @param bases of the query services, asked in turn
   * @param query parameters with their {@code ?}, or nothing
   * @param states by agent key, which nothing changes meanwhile
   */
  public Watch(List<String> bases, String query, Map<String, String> states) {
    this.bases = List.copyOf(bases);
    this.query = query;
    this.states = Map.copyOf(states);
    thread.setDaemon(true);
    thread.start();
  }

  /** How many answers had that status. */
  public int count(int status) {
    return answers.getOrDefault(status, new AtomicInteger()).get();
  }

  /** How many answers came from a standby. */
  public int fromStandby() {
    return standby.get();
  }

  /** Answers that can't be true. */
  public List<String> wrong() {
    return wrong.stream().limit(SHOWN).toList();
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return "answers by status %s, %d of them by a standby".formatted(answers, standby.get());
  }

  private void ask() {
    int number = 0;
    while (!closed) {
      for (Map.Entry<String, String> agent : states.entrySet()) {
        if (!closed) {
          ask(bases.get(number++ % bases.size()), agent.getKey(), agent.getValue());
        }
      }
    }
  }

  private void ask(String base, String agent, String state) {
    String address = base + "/agents/" + URLEncoder.encode(agent, StandardCharsets.UTF_8) + query;
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      answers.computeIfAbsent(answer.statusCode(), first -> new AtomicInteger()).incrementAndGet();
      judge(agent, state, answer);
    } catch (IOException e) {
      wrong.add(address + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private void judge(String agent, String state, HttpResponse<String> answer) {
    boolean right =
        answer.statusCode() == 200
            ? answer.body().contains("\"agent\":\"" + agent + '"')
                && answer.body().contains("\"state\":\"" + state + '"')
            : answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent();
    if (!right) {
      wrong.add(agent + ": " + answer.statusCode() + ' ' + answer.body());
    }
    if (answer.body().contains("\"servedBy\":\"STANDBY\"")) {
      standby.incrementAndGet();
      if (!answer.body().matches("(?s).*\"lagMs\":\\d+.*")) {
        wrong.add(agent + ": a standby without its lag: " + answer.body());
      }
    }
  }
}
