package io.agentclock.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.settings.BadSettingException;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Internal reads are for those who know the secret. */
@ExtendWith(KafkaClusterExtension.class)
final class InternalSecretTest {

  private static final String SECRET = "the-secret-of-all-services";
  private static final String ASSIGNMENT = "/internal/assignment";

  @BrokerCluster static KafkaCluster cluster;
  @TempDir static Path stateDir;
  private static Running running;

  @BeforeAll
  static void start() {
    running =
        Running.start(
            Running.settings(
                cluster.getBootstrapServers(),
                stateDir,
                "secret-",
                "agentclock.internal.secret: " + SECRET));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void shouldAnswerWhoKnowsTheSecret() throws IOException, InterruptedException {
    assertThat(get(ASSIGNMENT, "Bearer " + SECRET).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        SECRET,
        "Basic " + SECRET,
        "Bearer the-secret-of-all-service",
        "Bearer the-secret-of-all-servicesx"
      })
  void shouldAnswerNobodyElse(String authorization) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(ASSIGNMENT, authorization);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(answer.body()).contains("agentclock.internal.secret").doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/agents?partition=0",
        "/internal/agents/kore:acc:a",
        "//internal/assignment",
        "/%69nternal/assignment",
        "/health/../internal/assignment",
        "/prometheus/../internal/assignment",
        "/nowhere"
      })
  void shouldNotBeTalkedPastByAnotherSpelling(String path)
      throws IOException, InterruptedException {
    assertThat(get(path, "").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness", "/prometheus"})
  void shouldLeaveHealthAndMetricsOpen(String path) throws IOException, InterruptedException {
    assertThat(get(path, "").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "'::'", "192.0.2.1", "no.such.host.invalid"})
  void shouldNotListenForOthersWithoutASecret(String host) {
    String address = "agentclock.processor.host: " + host;

    assertThatThrownBy(() -> ProcessorService.start(TestSettings.of(stateDir, 2, address)))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContainingAll(
            "agentclock.internal.secret",
            "agentclock.processor.host",
            "agentclock.internal.authentication");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agentclock.internal.authentication: off",
        "agentclock.internal.secret: " + SECRET
      })
  void shouldListenForOthersOnceSomebodyDecided(String decision) {
    try (Running open =
        Running.start(
            Running.settings(
                cluster.getBootstrapServers(),
                stateDir.resolveSibling(stateDir.getFileName() + "-open"),
                "open-",
                "agentclock.processor.host: 0.0.0.0\n" + decision))) {
      assertThat(open.get(ASSIGNMENT).statusCode())
          .isEqualTo(decision.contains("secret") ? 401 : 200);
    }
  }

  private static HttpResponse<String> get(String path, String authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.port() + path));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
