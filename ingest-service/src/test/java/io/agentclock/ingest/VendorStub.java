package io.agentclock.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A vendor that says what a test tells it to: first the script, then always the same. */
public final class VendorStub implements AutoCloseable {

  public static final String EMPTY = "{\"accountId\":\"x\",\"AgentUpdates\":[]}";

  /** Asked beside the streams; neither scripted nor recorded. */
  private static final String KORE_AGENTS = "/agents";

  /** One request as it came. */
  public record Request(
      String path, String query, Map<String, List<String>> headers, String body, long nanos) {
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(name))
          .map(entry -> entry.getValue().get(0))
          .findFirst()
          .orElse(null);
    }
  }

  /** One answer. */
  public record Reply(
      int status,
      byte[] body,
      Map<String, String> headers,
      CountDownLatch begin,
      CountDownLatch end) {

    public static Reply ok(String body) {
      return of(200, body);
    }

    public static Reply of(int status, String body) {
      CountDownLatch open = new CountDownLatch(0);
      return new Reply(status, body.getBytes(StandardCharsets.UTF_8), Map.of(), open, open);
    }

    /** The headers and half of the body, and then nothing more. */
    public static Reply hanging() {
      Reply empty = ok(EMPTY);
      return new Reply(200, empty.body, Map.of(), empty.begin, new CountDownLatch(1));
    }

    public Reply with(String header, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(header, value);
      return new Reply(status, body, more, begin, end);
    }

    /** Nothing at all before it is released. */
    public Reply heldBack() {
      return new Reply(status, body, headers, new CountDownLatch(1), end);
    }

    public void release() {
      begin.countDown();
      end.countDown();
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Queue<Reply> script = new ArrayDeque<>();
  private final Map<String, Deque<Reply>> scripts = new HashMap<>();
  private Reply otherwise = Reply.ok(EMPTY);
  private volatile Reply agents = Reply.ok("[]");

  public VendorStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Said once each, in this order, before anything else. */
  public synchronized void then(Reply... replies) {
    script.addAll(List.of(replies));
  }

  /** Said at one path alone: once each, in this order, and the last one for ever. */
  public synchronized void at(String path, Reply... replies) {
    scripts.put(path, new ArrayDeque<>(List.of(replies)));
  }

  /** Said whenever the script is at its end. */
  public synchronized void always(Reply reply) {
    otherwise = reply;
  }

  /** What the list of agents is, whenever it is asked for. */
  public void agents(Reply reply) {
    agents = reply;
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Those of one path. */
  public List<Request> requests(String path) {
    return requests.stream().filter(request -> request.path().equals(path)).toList();
  }

  private synchronized Reply next(String path) {
    Deque<Reply> own = scripts.get(path);
    if (own != null) {
      return own.size() > 1 ? own.remove() : own.element();
    }
    return script.isEmpty() ? otherwise : script.remove();
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith(KORE_AGENTS)) {
      Reply listed = agents;
      exchange.sendResponseHeaders(listed.status(), listed.body().length);
      exchange.getResponseBody().write(listed.body());
      exchange.close();
      return;
    }
    requests.add(
        new Request(
            exchange.getRequestURI().getRawPath(),
            exchange.getRequestURI().getRawQuery(),
            Map.copyOf(exchange.getRequestHeaders()),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            System.nanoTime()));
    Reply reply = next(exchange.getRequestURI().getRawPath());
    await(reply.begin());
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    int length = reply.body().length;
    exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
    if (length > 0) {
      exchange.getResponseBody().write(reply.body(), 0, length / 2);
      exchange.getResponseBody().flush();
      await(reply.end());
      exchange.getResponseBody().write(reply.body(), length / 2, length - length / 2);
    }
    exchange.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
