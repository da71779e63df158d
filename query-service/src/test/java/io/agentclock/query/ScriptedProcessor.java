package io.agentclock.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.agentclock.contract.KeyPartitioner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Stands in for a processor: a real HTTP server that answers the internal calls for the partitions
 * it owns, and tells the assignment it was told to tell.
 */
final class ScriptedProcessor implements AutoCloseable {

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** What to answer instead; null: the usual. */
  record Reply(int status, String body, Map<String, String> headers) {

    Reply(int status, String body) {
      this(status, body, Map.of());
    }

    /** What a standby says that is that far behind. */
    static Reply ofStandby(String body, long lagMs) {
      return new Reply(
          200,
          body,
          Map.of("AgentClock-Served-By", "STANDBY", "AgentClock-Lag-Ms", Long.toString(lagMs)));
    }
  }

  private static final String VIEWS = "/internal/views";

  private final int partitions;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Integer> owned = new ConcurrentSkipListSet<>();
  private final Set<Integer> copied = new ConcurrentSkipListSet<>();
  private final Set<String> known =
      new ConcurrentSkipListSet<>(
          (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8)));
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<String> proofs = new ConcurrentSkipListSet<>();
  private volatile Collection<ScriptedProcessor> group = List.of(this);
  private volatile Function<String, Reply> script = target -> null;

  ScriptedProcessor(int partitions) {
    this(partitions, 0);
  }

  ScriptedProcessor(int partitions, int port) {
    this.partitions = partitions;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  ScriptedProcessor owning(Integer... partitionNumbers) {
    owned.clear();
    owned.addAll(List.of(partitionNumbers));
    return this;
  }

  ScriptedProcessor owningAll() {
    return owning(IntStream.range(0, partitions).boxed().toArray(Integer[]::new));
  }

  /** Of which partitions it is said to hold a copy. */
  ScriptedProcessor copying(Integer... partitionNumbers) {
    copied.clear();
    copied.addAll(List.of(partitionNumbers));
    return this;
  }

  /** Whom it names in its assignment, with what each owns then. */
  ScriptedProcessor telling(ScriptedProcessor... named) {
    group = List.of(named);
    return this;
  }

  /** Agents, or skills. */
  ScriptedProcessor knowing(String... keys) {
    known.addAll(List.of(keys));
    return this;
  }

  /** Answers otherwise where the script does, by path and query as they were sent. */
  ScriptedProcessor answering(Function<String, Reply> newScript) {
    script = newScript;
    return this;
  }

  String address() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Paths and queries as they were sent, without the questions that are asked each second. */
  List<String> requests() {
    return requests.stream()
        .filter(target -> !target.equals("/internal/assignment") && !target.equals(VIEWS))
        .toList();
  }

  /** What was in the Authorization headers of all that was asked. */
  Set<String> proofs() {
    return proofs;
  }

  long asked(String target) {
    return requests.stream().filter(target::equals).count();
  }

  static String state(String agent) {
    return "{\"schema\":\"agent-state/1\",\"agent\":\"" + agent + "\", \"raw\":{\"agent\":\"x\"}}";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().toString();
    requests.add(target);
    proofs.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    Reply scripted = script.apply(target);
    Reply reply = scripted == null ? reply(exchange) : scripted;
    byte[] body = reply.body().getBytes(UTF_8);
    boolean known =
        scripted == null && reply.status() == 404; // its own words, as against anybody's
    exchange
        .getResponseHeaders()
        .set("Content-Type", known ? "application/problem+json" : "application/json");
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Reply reply(HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath();
    if (path.equals("/internal/assignment")) {
      return new Reply(200, assignment());
    }
    if (path.equals(VIEWS)) {
      return new Reply(200, "{\"items\":[]}");
    }
    if (path.equals("/internal/agents")) {
      return list(query(exchange.getRequestURI().getRawQuery()));
    }
    if (path.equals("/internal/intervals")) {
      return rows(
          query(exchange.getRequestURI().getRawQuery()),
          exchange.getRequestHeaders().getFirst("Accept"));
    }
    String[] segments = path.split("/");
    return known(
        URLDecoder.decode(segments[3].replace("+", "%2B"), UTF_8),
        segments.length > 4 ? segments[4] : "");
  }

  private Reply known(String key, String part) {
    if (!owned.contains(new KeyPartitioner(partitions).of(key))) {
      return new Reply(421, "");
    }
    if (!known.contains(key)) {
      return new Reply(404, "");
    }
    return new Reply(
        200, part.isEmpty() ? state(key) : "{\"items\":[\"" + part + "\"],\"next\":null}");
  }

  private Reply list(Map<String, String> query) {
    int partition = Integer.parseInt(query.get("partition"));
    if (!owned.contains(partition)) {
      return new Reply(421, "");
    }
    return new Reply(
        200,
        known.stream()
            .filter(key -> new KeyPartitioner(partitions).of(key) == partition)
            .filter(key -> isAfter(key, query.getOrDefault("after", "")))
            .limit(Integer.parseInt(query.get("limit")))
            .map(ScriptedProcessor::state)
            .collect(Collectors.joining(" ,\n", "{\"items\": [", "]}")));
  }

  /** A page of agents, with a row of each as NDJSON or CSV. */
  private Reply rows(Map<String, String> query, String accept) {
    int partition = Integer.parseInt(query.get("partition"));
    if (!owned.contains(partition)) {
      return new Reply(421, "");
    }
    List<String> left =
        known.stream()
            .filter(key -> new KeyPartitioner(partitions).of(key) == partition)
            .filter(key -> isAfter(key, query.getOrDefault("after", "")))
            .toList();
    List<String> page =
        left.subList(0, Math.min(left.size(), Integer.parseInt(query.get("limit"))));
    boolean csv = accept.equals("text/csv");
    return new Reply(
        200,
        page.stream()
            .map(key -> csv ? key + ",x\r\n" : "{\"agent\":\"" + key + "\"}\n")
            .collect(Collectors.joining()),
        page.size() == left.size()
            ? Map.of()
            : Map.of(
                "AgentClock-Next",
                URLEncoder.encode(page.get(page.size() - 1), UTF_8).replace("+", "%20")));
  }

  private static boolean isAfter(String key, String after) {
    return Arrays.compareUnsigned(key.getBytes(UTF_8), after.getBytes(UTF_8)) > 0;
  }

  private String assignment() {
    return group.stream()
        .map(
            member ->
                "{\"host\":\"127.0.0.1\",\"port\":%d,\"active\":%s,\"standby\":%s}"
                    .formatted(member.port(), member.owned, member.copied))
        .collect(
            Collectors.joining(",", "{\"partitions\":" + partitions + ",\"instances\":[", "]}"));
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new TreeMap<>();
    for (String pair : raw.split("&")) {
      int equals = pair.indexOf('=');
      query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    return query;
  }
}
