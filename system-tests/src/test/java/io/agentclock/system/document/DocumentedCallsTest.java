package io.agentclock.system.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.agentclock.system.document.Call.Parameter;
import io.agentclock.system.kit.Api;
import io.agentclock.system.kit.Chromium;
import io.agentclock.system.kit.ConfigFile;
import io.agentclock.system.kit.Deployment;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every call that the document has answers as the document says, right or wrong. */
@Timeout(120)
class DocumentedCallsTest {

  private static final Path USER = Path.of("src/test/resources/document/ReadRows.java");
  private static final Duration LONG = Duration.ofSeconds(60);

  @RegisterExtension static final Deployment DEPLOYMENT = new Deployment("documented");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private static Client client;
  private static Client alone;
  private static OpenApi document;
  private static AnswerCheck check;

  @BeforeAll
  static void start() {
    ConfigFile config = DEPLOYMENT.config();
    int processorPort = Deployment.freePort();
    DEPLOYMENT.processor("processor", processorPort, config);
    client = client(DEPLOYMENT.query(processorPort, config));
    alone = client(DEPLOYMENT.query(Deployment.freePort(), Keys.in(config)));
    await().atMost(LONG).ignoreExceptions().until(() -> ready(client) == 200);
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .until(() -> alone.get("/health/liveness").status() == 200);
    DocumentedWorld.write(DEPLOYMENT);
    document = OpenApi.parse(client.get("/openapi.yml").body());
    check = AnswerCheck.of(document);
    await().atMost(LONG).untilAsserted(() -> DocumentedWorld.isFound(client, document));
  }

  private static Client client(Api api) {
    return new Client(api.base().replaceAll("/v1$", ""));
  }

  private static int ready(Client service) {
    return service.get("/health/readiness").status();
  }

  @TestFactory
  Stream<DynamicTest> shouldDescribeEveryCall() {
    return each(
        call -> true,
        call -> {
          assertThat(call.node().path("summary").asText()).isNotEmpty();
          assertThat(call.node().path("tags")).hasSize(1);
          assertThat(call.answers(200) && call.answers(204)).isFalse();
          assertThat(call.mediaTypes(200).isEmpty()).isEqualTo(call.answers(204));
          assertThat(call.answer(call.success()).toString()).doesNotContain("\"byte\"");
          assertThat(call.isOpen()).isNotEqualTo(call.answers(401));
        });
  }

  @TestFactory
  Stream<DynamicTest> shouldAnswerTheExampleInEveryMediaType() {
    return each(
        call -> true,
        call -> {
          int status = call.success();
          check.isDocumented(
              call, status, client.send(call.method(), call.target(), Map.of("Accept", "*/*")));
          String target = call.target(call.exampleRange());
          for (String type : call.mediaTypes(status)) {
            Client.Answer answer = client.send(call.method(), target, Map.of("Accept", type));
            check.isDocumented(call, status, answer);
            assertThat(answer.header("Content-Type")).startsWith(type);
            assertThat(answer.body()).as("what %s finds as %s", call, type).isNotEmpty();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> shouldTakeEveryParameterAloneAndAllTogether() {
    return each(
        call -> !call.inQuery().isEmpty(),
        call -> {
          Map<String, String> all = new LinkedHashMap<>();
          for (Parameter parameter : call.inQuery()) {
            if (!parameter.example().isMissingNode()) {
              Map<String, String> alone = Map.of(parameter.name(), parameter.example().asText());
              check.isDocumented(call, 200, client.get(call.target(alone)));
              all.putAll(alone);
            }
          }
          check.isDocumented(call, 200, client.get(call.target(all)));
        });
  }

  @TestFactory
  Stream<DynamicTest> shouldTakeEveryBoundAndNothingBeyond() {
    return each(
        call -> call.inQuery().stream().anyMatch(p -> p.schema().has("minimum")),
        call -> {
          for (Parameter parameter : call.inQuery()) {
            at(call, parameter, "minimum", -1);
            at(call, parameter, "maximum", 1);
          }
        });
  }

  private static void at(Call call, Parameter parameter, String bound, int beyond) {
    if (parameter.schema().has(bound)) {
      long last = parameter.schema().path(bound).asLong();
      check.isDocumented(call, 200, client.get(with(call, parameter, String.valueOf(last))));
      check.isDocumented(
          call, 400, client.get(with(call, parameter, String.valueOf(last + beyond))));
    }
  }

  @TestFactory
  Stream<DynamicTest> shouldRefuseWhatCannotBeUsed() {
    return each(
        call -> call.answers(400) && call.method().equals("GET"),
        call -> {
          check.isDocumented(call, 400, client.get(call.target(Map.of("nonsense", "1"))));
          for (Parameter parameter : call.parameters()) {
            if (parameter.isInPath()) {
              check.isDocumented(call, 400, client.get(with(call, parameter, "nonsense")));
            } else if (parameter.isInQuery()) {
              refusesBad(call, parameter);
            }
          }
        });
  }

  private static void refusesBad(Call call, Parameter parameter) {
    check.isDocumented(call, 400, client.get(with(call, parameter, "")));
    String twice = with(call, parameter, "1") + '&' + parameter.name() + "=1";
    check.isDocumented(call, 400, client.get(twice));
    boolean constrained =
        !parameter.schema().path("type").asText().equals("string")
            || parameter.schema().has("format")
            || parameter.schema().has("pattern");
    if (constrained) {
      check.isDocumented(call, 400, client.get(with(call, parameter, "nonsense")));
    }
  }

  @TestFactory
  Stream<DynamicTest> shouldKnowNothingOfStrangers() {
    return each(
        call -> call.answers(404),
        call -> {
          for (Parameter parameter : call.parameters()) {
            if (parameter.isInPath()) {
              String stranger = parameter.example().asText() + "-stranger";
              check.isDocumented(call, 404, client.get(with(call, parameter, stranger)));
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> shouldRefuseMediaTypesItDoesNotHave() {
    return each(
        call -> call.answers(406),
        call ->
            check.isDocumented(
                call, 406, client.send("GET", call.target(), Map.of("Accept", "image/png"))));
  }

  /** A stream and the feeds come from topics, and are there without a processor. */
  @TestFactory
  Stream<DynamicTest> shouldSayWhenToComeBackWhileNoProcessorAnswers() {
    return each(
        call -> call.answers(503) && !List.of("listFeeds", "openStream").contains(call.id()),
        call -> check.isDocumented(call, 503, alone.send("GET", call.target(), Keys.EVERYTHING)));
  }

  @TestFactory
  Stream<DynamicTest> shouldAskWhoAsks() {
    return each(
        call -> call.answers(401),
        call -> {
          check.isDocumented(call, 401, alone.send(call.method(), call.target(), Map.of()));
          check.isDocumented(call, 401, alone.send(call.method(), call.target(), Keys.WRONG));
        });
  }

  @TestFactory
  Stream<DynamicTest> shouldKeepToWhatTheCallerMayAsk() {
    return each(
        call -> call.answers(403),
        call ->
            check.isDocumented(
                call,
                403,
                alone.send(call.method(), call.target(), Keys.withoutScopeFor(call.tag()))));
  }

  @TestFactory
  Stream<DynamicTest> shouldSayWhenOneMayAskAgain() {
    return each(
        call -> call.answers(429),
        call ->
            await()
                .atMost(LONG)
                .untilAsserted(
                    () ->
                        check.isDocumented(
                            call, 429, alone.send(call.method(), call.target(), Keys.SELDOM))));
  }

  @TestFactory
  Stream<DynamicTest> shouldNotSendAgainWhatTheClientHas() {
    return each(
        call -> call.answers(304),
        call -> {
          String tag = client.get(call.target()).header("ETag");
          check.isDocumented(
              call, 304, client.send("GET", call.target(), Map.of("If-None-Match", tag)));
        });
  }

  /** Nobody needs a client library of ours: the document makes one. */
  @Test
  void shouldReadAnAgentsRowsByAClientMadeOfTheDocument(@TempDir Path folder) throws Exception {
    List<String> asked =
        List.of(
            client.base(),
            document.call("getAgentIntervals").parameters().get(0).example().asText(),
            "2026-03-02T10:00:00Z",
            "2026-03-02T11:00:00Z");

    try (URLClassLoader made =
        GeneratedClient.of(client.get("/openapi.yml").body(), USER, folder)) {
      assertThat(readRows(made).apply(asked))
          .containsExactly(
              "2026-03-02T10:00:00Z available 900000 revision 1",
              "2026-03-02T10:30:00Z available 360000 revision 0");
    }
  }

  @Test
  void shouldShowEveryCallInABrowserWithinItsPolicy() {
    Page page = CHROMIUM.browser().newContext().newPage();
    List<String> complaints = new CopyOnWriteArrayList<>();
    page.onConsoleMessage(said -> complaints.add(said.type() + ": " + said.text()));
    page.onPageError(complaints::add);

    page.navigate(client.base() + "/docs");

    for (Call call : document.calls()) {
      page.waitForSelector("[id=operations-%s-%s]".formatted(call.tag(), call.id()));
    }
    assertThat(complaints).filteredOn(said -> !said.startsWith("log: ")).isEmpty();
  }

  @SuppressWarnings("unchecked") // a class that was compiled a moment ago
  private static Function<List<String>, List<String>> readRows(URLClassLoader made)
      throws ReflectiveOperationException {
    return (Function<List<String>, List<String>>)
        made.loadClass("ReadRows").getConstructor().newInstance();
  }

  private static String with(Call call, Parameter parameter, String value) {
    return call.target(Map.of(parameter.name(), value));
  }

  private static Stream<DynamicTest> each(Predicate<Call> which, Consumer<Call> test) {
    return document.calls().stream()
        .filter(which)
        .map(call -> DynamicTest.dynamicTest(call.toString(), () -> test.accept(call)));
  }
}
