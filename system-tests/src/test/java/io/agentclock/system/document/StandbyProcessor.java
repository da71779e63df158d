package io.agentclock.system.document;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** In the place of a processor that holds copies alone, of partitions whose owner is gone. */
final class StandbyProcessor implements AutoCloseable {

  private static final List<Integer> ALL = List.of(0, 1, 2, 3);

  private final Map<String, String> answers;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * @param answers by the path that is asked for
   */
  StandbyProcessor(Map<String, String> answers) throws IOException {
    this.answers = answers;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String answer = path.equals("/internal/assignment") ? assignment() : answers.get(path);
    byte[] body = (answer == null ? "" : answer).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("AgentClock-Served-By", "STANDBY");
    exchange.getResponseHeaders().set("AgentClock-Lag-Ms", "120");
    exchange.sendResponseHeaders(answer == null ? 503 : 200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String assignment() {
    return """
        {"partitions":%d,"instances":[{"host":"127.0.0.1","port":%d,"active":[],"standby":%s}]}"""
        .formatted(ALL.size(), port(), ALL);
  }
}
