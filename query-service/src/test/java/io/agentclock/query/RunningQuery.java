package io.agentclock.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.settings.ContractTopics;
import io.agentclock.settings.Settings;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;

/** A started query service with topics of its own, its clock stopped, and a client for it. */
final class RunningQuery implements AutoCloseable {

  static final int PARTITIONS = 4;
  static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  /** For a busy machine. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Clock STOPPED = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Settings settings;
  private final QueryService service;

  private RunningQuery(Settings settings) {
    this(settings, STOPPED);
  }

  RunningQuery(Settings settings, Clock clock) {
    this(settings, clock, Map.of());
  }

  private RunningQuery(Settings settings, Clock clock, Map<String, Object> framework) {
    this.settings = settings;
    awaitTopics(settings);
    this.service = QueryService.start(settings, clock, framework);
  }

  /** Ready to answer, with a setting of the framework that differs from the service's own. */
  static RunningQuery withFramework(Settings settings, Map<String, Object> framework) {
    RunningQuery running = new RunningQuery(settings, STOPPED, framework);
    if (settings.query().tls().isEmpty()) { // a client that trusts it can ask
      running.awaitReady();
    }
    return running;
  }

  /** Ready to answer. */
  static RunningQuery with(KafkaCluster broker, ScriptedProcessor... seeds) {
    RunningQuery query = starting(broker, seeds);
    query.awaitReady();
    return query;
  }

  /** Perhaps not ready yet. */
  static RunningQuery starting(KafkaCluster broker, ScriptedProcessor... seeds) {
    return new RunningQuery(
        settings(
            broker, Arrays.stream(seeds).map(ScriptedProcessor::address).toArray(String[]::new)));
  }

  /** Ready to answer, with more settings below {@code agentclock.query}, or others. */
  static RunningQuery with(
      KafkaCluster broker, Map<String, Object> more, ScriptedProcessor... seeds) {
    return with(broker, STOPPED, more, seeds);
  }

  /** Ready to answer, by another clock. */
  static RunningQuery with(
      KafkaCluster broker, Clock clock, Map<String, Object> more, ScriptedProcessor... seeds) {
    RunningQuery running = new RunningQuery(settings(broker, more, seeds), clock);
    if (!more.containsKey("tls")) { // a client that trusts it can ask
      running.awaitReady();
    }
    return running;
  }

  /** Ready to answer, asking processors with a secret. */
  static RunningQuery with(KafkaCluster broker, String secret, ScriptedProcessor... seeds) {
    RunningQuery running =
        new RunningQuery(
            Settings.of(
                nested(
                    broker,
                    Map.of(
                        "authentication",
                        "off",
                        "port",
                        0,
                        "processors",
                        Arrays.stream(seeds).map(ScriptedProcessor::address).toList())),
                Map.of("AGENTCLOCK_INTERNAL_SECRET", secret)));
    running.awaitReady();
    return running;
  }

  static Settings settings(KafkaCluster broker, String... processors) {
    return settings(
        broker, Map.of("authentication", "off", "port", 0, "processors", List.of(processors)));
  }

  /** With more settings below {@code agentclock.query}, or others. */
  static Settings settings(
      KafkaCluster broker, Map<String, Object> more, ScriptedProcessor... seeds) {
    Map<String, Object> query = new HashMap<>(Map.of("authentication", "off"));
    query.putAll(more);
    query.put("port", 0);
    query.put("processors", Arrays.stream(seeds).map(ScriptedProcessor::address).toList());
    return settings(broker, query);
  }

  private static Settings settings(KafkaCluster broker, Map<String, Object> query) {
    return Settings.of(nested(broker, query), Map.of());
  }

  private static Map<String, Object> nested(KafkaCluster broker, Map<String, Object> query) {
    Map<String, Object> topics =
        Map.of(
            "partitions", PARTITIONS, "replication-factor", 1, "prefix", UUID.randomUUID() + ".");
    return Map.of(
        "kafka",
        Map.of("bootstrap.servers", broker.getBootstrapServers()),
        "agentclock",
        Map.of("topics", topics, "query", query));
  }

  /** A topic just created takes a moment until every broker tells of it. */
  static void awaitTopics(Settings settings) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.bootstrapServers()))) {
      ContractTopics topics = new ContractTopics(admin, settings.topics());
      await()
          .atMost(PATIENCE)
          .ignoreException(IllegalStateException.class)
          .untilAsserted(() -> topics.ensure(settings.topicNames().ofQuery()));
    }
  }

  void awaitReady() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(get("/health/readiness").statusCode()).isEqualTo(200));
  }

  /** Another one on the same topics. */
  RunningQuery again() {
    return new RunningQuery(settings);
  }

  Settings settings() {
    return settings;
  }

  ApplicationContext context() {
    return service.context();
  }

  int port() {
    return service.port();
  }

  HttpResponse<String> get(String target) {
    return send(request(target));
  }

  HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + target));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    return parse(response.body());
  }

  /** With ' for ". */
  static JsonNode json(String text) {
    return parse(text.replace('\'', '"'));
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + text, e);
    }
  }

  /** Checks that an answer is a problem and nothing but what a problem may say. */
  static void assertProblem(HttpResponse<String> response, int status, String... said) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode problem = json(response);
    assertThat(problem.fieldNames())
        .toIterable()
        .containsExactly("type", "title", "status", "detail", "instance");
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("instance").asText()).isEqualTo(response.uri().getRawPath());
    String detail = problem.get("detail").asText();
    assertThat(detail).isNotBlank().doesNotContain("Exception", "io.micronaut", "java.");
    assertThat(List.of(said)).allMatch(detail::contains, "is in '" + detail + "'");
    assertThat(response.headers().firstValue("Retry-After").isPresent())
        .isEqualTo(status == 503 || status == 429);
  }

  @Override
  public void close() {
    service.close();
  }
}
