package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The board's page as it is served. What it does is tried in a browser, by the system tests. */
@ExtendWith(SharedBroker.class)
class BoardTest {

  private static final String TABLE_LIBRARY =
      "/webjars/tabulator-tables/6.3.1/dist/js/tabulator_esm.min.js";

  /** Where a page, a module or a worker names another file of the page. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:from '|new URL\\('|import '|href=\"|src=\")([^'\"?#]+\\.(?:js|css|svg|html))['\"]");

  private static ScriptedProcessor processor;
  private static RunningQuery query;

  @BeforeAll
  static void start(KafkaCluster broker) {
    processor = new ScriptedProcessor(PARTITIONS).owningAll();
    query = RunningQuery.with(broker, processor);
  }

  @AfterAll
  static void stop() {
    query.close();
    processor.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8, <title>AgentClock board</title>",
    "/board/js/app.js, text/javascript; charset=utf-8, import",
    "/board/css/base.css, text/css; charset=utf-8, :root",
    "/board/icon.svg, image/svg+xml, <svg",
    TABLE_LIBRARY + ", text/javascript; charset=utf-8, export",
  })
  void shouldServeEachFileAsWhatItIs(String path, String type, String content) {
    HttpResponse<String> file = query.get(path);

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).hasValue(type);
    assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(file.body()).contains(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/board/js/stream-worker.js"})
  void shouldAllowOnlyWhatComesFromHere(String path) {
    assertThat(query.get(path).headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe", "http", "*");
  }

  @Test
  void shouldServeEveryFileThatAnotherNames() {
    Map<String, Integer> served = new TreeMap<>();
    Deque<String> toAsk = new ArrayDeque<>();
    toAsk.add("/");
    while (!toAsk.isEmpty()) {
      String path = toAsk.remove();
      if (served.containsKey(path)) {
        continue;
      }
      HttpResponse<String> file = query.get(path);
      served.put(path, file.statusCode());
      Matcher references = REFERENCE.matcher(path.startsWith("/webjars/") ? "" : file.body());
      while (references.find()) {
        toAsk.add(URI.create(path).resolve(references.group(1)).getPath());
      }
    }

    assertThat(served).hasSizeGreaterThan(40).containsKey(TABLE_LIBRARY);
    assertThat(served).allSatisfy((path, status) -> assertThat(status).as(path).isEqualTo(200));
  }

  @Test
  void shouldSendAFileOnlyOnce() {
    HttpResponse<String> first = query.get("/board/js/app.js");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again =
        query.send(query.request("/board/js/app.js").header("If-None-Match", "\"x\", " + tag));
    HttpResponse<String> other =
        query.send(query.request("/board/js/app.js").header("If-None-Match", "W/\"other\""));

    assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(query.get("/board/js/api.js").headers().firstValue("ETag").orElseThrow())
        .isNotEqualTo(tag);
  }

  @Test
  void shouldLetALibraryBeKeptForEver() {
    assertThat(query.get(TABLE_LIBRARY).headers().firstValue("Cache-Control").orElseThrow())
        .contains("immutable");
  }

  @Test
  void shouldCompressWhatIsLarge() {
    HttpResponse<String> file =
        query.send(query.request(TABLE_LIBRARY).header("Accept-Encoding", "gzip"));

    assertThat(file.headers().firstValue("Content-Encoding")).hasValue("gzip");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/board/js/none.js",
        "/board/",
        "/board/js",
        "/board/js/",
        "/board//index.html",
        "/board/index.html.bak",
        "/board/application.yml",
        "/board/%2e%2e/application.yml",
        "/board/%2E%2E%2Flogback.xml",
        "/board/js%2Fapp.js",
        "/board/js/app.js%00.html",
        "/board/.hidden.js",
        "/webjars/",
        "/webjars/none/1.0/none.js",
        "/webjars/tabulator-tables/6.3.1/package.json",
        "/webjars/%2e%2e/%2e%2e/maven/index.html",
      })
  void shouldSay404ToWhatIsNoFileOfThePage(String path) {
    assertProblem(query.get(path), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/board/", "/webjars/chart.js/"})
  void shouldNotStumbleOverAPathOfThousandsOfFolders(String folder) {
    assertProblem(query.get(folder + "a/".repeat(4000) + "a.js"), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/board/../application.yml",
        "/board/js/../../logback.xml",
        "/board/../board/js/app.js",
        "/webjars/../../../io/agentclock/query/QueryService.class",
        "/board/..\\application.yml",
      })
  void shouldNotLeaveItsFolder(String path) throws IOException {
    assertThat(raw(path)).containsPattern("^HTTP/1.1 40[04] ");
  }

  private static String raw(String path) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", query.port())) {
      socket.setSoTimeout(10_000);
      String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
