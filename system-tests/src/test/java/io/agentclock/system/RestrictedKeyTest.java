package io.agentclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.system.kit.ConfigFile;
import io.agentclock.system.kit.Deployment;
import io.agentclock.system.kit.EventStream;
import io.agentclock.system.kit.KoreItems;
import io.agentclock.system.kit.RawWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key for one of two accounts: the other one's agents aren't there, whatever is asked. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestrictedKeyTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final String RANGE =
      "from=%s&to=%s".formatted(NOW.minusSeconds(7200), NOW.plusSeconds(60));
  private static final String EVERYTHING = "key-for-everything-0123456789abcdef";
  private static final String MINE_ALONE = "key-for-one-account-0123456789abcdef";

  @RegisterExtension static final Deployment DEPLOYMENT = new Deployment("keys");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String base;

  @BeforeAll
  void start() throws GeneralSecurityException {
    ConfigFile config =
        DEPLOYMENT
            .config()
            .with("agentclock.feeds", Map.of())
            .with("agentclock.internal.secret", "between-the-services")
            .with("agentclock.query.authentication", "required");
    config = withKey(config, "everything", EVERYTHING);
    config =
        withKey(config, "mine", MINE_ALONE)
            .with("agentclock.query.api-keys.mine.accounts", List.of("kore:mine"));
    int processorPort = Deployment.freePort();
    DEPLOYMENT.processor("processor", processorPort, config);
    base = DEPLOYMENT.query(processorPort, config).base();
    write("mine");
    write("theirs");
    await()
        .atMost(LONG)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> get("/agents", EVERYTHING).body().split("\"agent\":", -1).length == 5);
    // the stream reads the topic, which has them only once the processor has committed
    await().atMost(LONG).until(() -> snapshot(EVERYTHING).split("\"agent\":", -1).length == 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/timeline", "/intervals"})
  void shouldSayTheSameOfAnotherAccountsAgentAsOfNobody(String what) throws IOException {
    String query = what.isEmpty() ? "" : "?" + RANGE;

    HttpResponse<String> theirs = get("/agents/kore:theirs:a-1" + what + query, MINE_ALONE);
    HttpResponse<String> nobody = get("/agents/kore:theirs:a-9" + what + query, MINE_ALONE);

    assertThat(theirs.statusCode()).isEqualTo(404);
    assertThat(theirs.body().replace("a-1", "a-9")).isEqualTo(nobody.body());
    assertThat(theirs.headers().map().keySet()).isEqualTo(nobody.headers().map().keySet());
    assertThat(get("/agents/kore:mine:a-1" + what + query, MINE_ALONE).statusCode()).isEqualTo(200);
    assertThat(get("/agents/kore:theirs:a-1" + what + query, EVERYTHING).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/agents", "/agents?account=theirs", "/agents?q=theirs", "/intervals", "/feeds"})
  void shouldLeaveOtherAccountsOutOfLists(String list) throws IOException {
    String target = list.equals("/intervals") ? list + '?' + RANGE : list;

    HttpResponse<String> answer = get(target, MINE_ALONE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("theirs");
    assertThat(get("/intervals?" + RANGE, EVERYTHING).body()).contains("kore:theirs:a-1");
    assertThat(get("/intervals?" + RANGE, MINE_ALONE).body()).contains("kore:mine:a-1");
  }

  @Test
  void shouldCountOnlyTheAccountsOfTheKey() throws IOException {
    JsonNode all = JSON.readTree(get("/summary?groupBy=account", EVERYTHING).body());
    JsonNode mine = JSON.readTree(get("/summary?groupBy=account", MINE_ALONE).body());

    assertThat(all.path("total").asInt()).isEqualTo(4);
    assertThat(mine.path("total").asInt()).isEqualTo(2);
    assertThat(mine.toString()).doesNotContain("theirs");
  }

  @Test
  void shouldStreamOnlyTheAccountsOfTheKey() {
    assertThat(snapshot(EVERYTHING)).contains("kore:theirs:a-1", "kore:mine:a-1");
    assertThat(snapshot(MINE_ALONE)).contains("kore:mine:a-1").doesNotContain("theirs");
  }

  @Test
  void shouldAnswerNobodyWithoutAKey() throws IOException {
    for (String call : List.of("/agents", "/summary", "/feeds", "/cluster", "/stream")) {
      assertThat(get(call, "no-such-key").statusCode()).as(call).isEqualTo(401);
    }
  }

  /** The first one. */
  private String snapshot(String key) {
    try (EventStream events = EventStream.open(base + "/stream", Map.of("X-API-Key", key))) {
      return events.next("snapshot").toString();
    }
  }

  private HttpResponse<String> get(String target, String key) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + target)).header("X-API-Key", key).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static ConfigFile withKey(ConfigFile config, String name, String key)
      throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    String setting = "agentclock.query.api-keys." + name;
    return config
        .with(setting + ".sha256", HexFormat.of().formatHex(hash))
        .with(setting + ".scopes", List.of("read:agents", "read:intervals", "read:cluster"));
  }

  private static void write(String account) {
    try (RawWriter vendor = new RawWriter(DEPLOYMENT, account)) {
      List<ProducerRecord<String, String>> items = new ArrayList<>();
      for (String id : List.of("a-1", "a-2")) {
        items.add(
            vendor.item(NOW, id, KoreItems.update(id, NOW.minusSeconds(600), "available", null)));
      }
      vendor.pull(NOW, new RawWriter.Observed(NOW.minusSeconds(7200), NOW.minusSeconds(35)), items);
    }
  }
}
