package io.agentclock.ingest.liveperson;

import static io.agentclock.ingest.liveperson.LivePersonFeed.STATUS_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.fixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.RefusalReason;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.liveperson.LivePersonFeed.Brought;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusChangesTest {

  private static final String NEXT = "{\"rel\":\"self\"},{\"rel\":\"next\"}";
  private static final String LAST = "{\"rel\":\"self\"},{\"rel\":\"first\"}";

  private final LivePersonFeed feed = new LivePersonFeed();

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void shouldReadChangesOfVersion2() {
    feed.vendor.at(STATUS_PATH, Reply.ok(fixture("status-changes-v2.json")));

    Brought brought = read();

    assertThat(brought.items())
        .extracting(item -> item.key())
        .containsExactly(
            "liveperson:12345678:3252247132",
            "liveperson:12345678:3252247132",
            "liveperson:12345678:3252247133");
    assertThat(brought.items()).allMatch(item -> item.identity().isEmpty());
    String body = fixture("status-changes-v2.json");
    assertThat(brought.items()).allSatisfy(i -> assertThat(body).contains(LivePersonFeed.value(i)));
    assertThat(LivePersonFeed.value(brought.items().get(1)))
        .startsWith("{\n      \"agentId\": 3252247132,")
        .contains("\"statusReasonText\": null")
        .endsWith("}");
    assertThat(brought.pages()).isEqualTo(1);
    assertThat(brought.people())
        .isEqualTo(
            Map.of(
                "liveperson:12345678:3252247132",
                new DirectoryEntry("Nina", "543acbc", "12345", null),
                "liveperson:12345678:3252247133",
                DirectoryEntry.NONE));
  }

  @Test
  void shouldReadAgentsOfVersion1() {
    feed.vendor.at(
        STATUS_PATH,
        Reply.ok(fixture("status-changes-v1.json")),
        Reply.ok("{\"timeframe\":{},\"agentsInfo\":[]}"));

    Brought brought = read();

    assertThat(brought.items())
        .extracting(LivePersonFeed::value)
        .containsExactly(
            "{ \"time\": \"2026-03-10T10:18:51.625Z\", \"sessionId\": -1, \"sequenceNumber\": -1, \"statusType\": 3 }",
            "{ \"time\": \"2026-03-10T10:18:51.625Z\", \"sessionId\": -1, \"sequenceNumber\": 1, \"statusType\": 1, \"statusSubType\": 2 }");
    assertThat(brought.items())
        .extracting(item -> item.key())
        .containsOnly("liveperson:12345678:3252247132");
    assertThat(brought.people().get("liveperson:12345678:3252247132"))
        .isEqualTo(new DirectoryEntry("nina@example.com", "543acbc", "12345", null));
    assertThat(feed.asked(STATUS_PATH, "offset"))
        .as("agents, not changes")
        .containsExactly("0", "2");
  }

  @Test
  void shouldAskAsTheVendorDocumentsIt() {
    feed.configure("auth: " + LivePersonFeed.OAUTH1 + "\nsource-parameter: wfm_7\npage-size: 50");
    feed.vendor.at(STATUS_PATH, Reply.ok(page(LAST)));

    read();

    assertThat(feed.vendor.requests(STATUS_PATH).get(0).query())
        .isEqualTo(
            "v=2&source=wfm_7&from=2026-03-10T00%3A00%3A00Z&to=2026-03-10T12%3A00%3A00Z"
                + "&limit=50&offset=0");
  }

  @Test
  void shouldCountWhatCameAndNotWhatWasAskedFor() {
    feed.vendor.at(
        STATUS_PATH,
        Reply.ok(page(NEXT, row("a"), row("b"), row("c"))),
        Reply.ok(page(NEXT, row("d"))),
        Reply.ok(page(LAST, row("e"), row("f"))));

    assertThat(read().items()).hasSize(6);
    assertThat(feed.asked(STATUS_PATH, "offset")).containsExactly("0", "3", "4");
    assertThat(feed.faults).isEmpty();
  }

  @Test
  void shouldGoOnToAnEmptyPageWhereThereAreNoLinks() {
    feed.vendor.at(
        STATUS_PATH,
        Reply.ok(page("", row("a"))),
        Reply.ok(page("", row("b"))),
        Reply.ok(page("")));

    assertThat(read().items()).hasSize(2);
    assertThat(feed.asked(STATUS_PATH, "offset")).containsExactly("0", "1", "2");
  }

  @Test
  void shouldAskAgainForAPageThatRepeats() {
    feed.vendor.at(
        STATUS_PATH,
        Reply.ok(page(NEXT, row("a"), row("b"))),
        Reply.ok(page(NEXT, row("b"), row("a"))),
        Reply.ok(page(NEXT, row("a"), row("b"))),
        Reply.ok(page(LAST, row("c"), row("a"))));

    assertThat(read().items()).hasSize(4);
    assertThat(feed.faultCodes()).containsExactly("REPEATED_PAGE", "REPEATED_PAGE");
    assertThat(feed.asked(STATUS_PATH, "offset")).containsExactly("0", "2", "2", "2");
  }

  @Test
  void shouldNotTakeAnEmptyPageForTheLastWhereMoreFollows() {
    feed.vendor.at(
        STATUS_PATH,
        Reply.ok(page(NEXT, row("a"))),
        Reply.ok(page(NEXT)),
        Reply.ok(page(LAST, row("b"))));

    assertThat(read().items()).hasSize(2);
    assertThat(feed.faultCodes()).containsExactly("EMPTY_PAGE");
  }

  @Test
  void shouldPassRowsOnWhateverTheySay() {
    List<String> rows =
        List.of(
            "{\"agentId\":1,\"statusReasonText\":null}",
            "{\"agentId\":1,\"statusReasonText\":\"\"}",
            "{\"agentId\":1,\"statusReasonId\":0}",
            "{\"agentId\":1,\"statusReasonId\":-1,\"statusType\":99,\"new\":[{}]}",
            "{\"AgentId\":\"1\"}");
    feed.vendor.at(STATUS_PATH, Reply.ok(page(LAST, rows.toArray(String[]::new))));

    assertThat(read().items()).extracting(LivePersonFeed::value).isEqualTo(rows);
  }

  @Test
  void shouldRefuseRowsThatNameNoAgent() {
    feed.vendor.at(
        STATUS_PATH,
        Reply.ok(
            page(
                LAST,
                "{\"agentId\":null}",
                "{\"statusType\":1}",
                "7",
                "{\"agentId\":[1]}",
                row("a"))));

    Brought brought = read();

    assertThat(brought.items()).hasSize(1);
    assertThat(brought.refused())
        .extracting(refusal -> refusal.reason())
        .containsExactly(
            RefusalReason.NO_KEY,
            RefusalReason.NO_KEY,
            RefusalReason.UNREADABLE,
            RefusalReason.NO_KEY);
    assertThat(brought.refused().get(0).detail()).contains("agentId");
    assertThat(brought.refused().get(1).value()).isEqualTo("{\"statusType\":1}");
  }

  @Test
  void shouldNameAnAgentByTheNewestRow() {
    feed.vendor.at(
        STATUS_PATH,
        Reply.ok(
            page(
                LAST,
                named("New", "2026-03-10T11:00:00.000Z"),
                named("Old", "2026-03-10T10:00:00.000Z"))));

    assertThat(read().people().get("liveperson:12345678:1").name()).isEqualTo("New");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|error-400.json|REQUEST|offset: must be greater than or equal to 0; limit: must be less than or equal to 100|page-size",
        "401|error-401.json|LOGIN|oauth_problem=token_rejected&oauth_problem_advice=the oauth_token is unacceptable to the Service Provider; The server will not process the request because it is unauthorized. …|auth.token-secret",
        "403|error-401.json|PERMISSION|token_rejected|Data > Workforce Management > Agent Activity API",
        "404|error-500.json|REQUEST|8d2cbf2e|account manager",
        "451|error-500.json|REQUEST|8d2cbf2e|account",
      })
  void shouldNotAskAgainAfterARefusal(
      int status, String body, Kind kind, String words, String advice) {
    feed.vendor.at(STATUS_PATH, Reply.of(status, fixture(body)));

    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            VendorFaultException.class, fault -> assertThat(fault.kind()).isEqualTo(kind))
        .hasMessageContainingAll(words, advice, String.valueOf(status))
        .message()
        .doesNotContain("very-secret");
    assertThat(feed.vendor.requests(STATUS_PATH)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"429,RATE_LIMIT", "500,HTTP_500", "502,HTTP_502", "503,HTTP_503", "206,HTTP_206"})
  void shouldAskAgainAfterAStatusThatPasses(int status, String code) {
    feed.vendor.at(
        STATUS_PATH,
        Reply.of(status, fixture("error-500.json")),
        Reply.of(status, ""),
        Reply.ok(page(LAST, row("a"))));

    assertThat(read().items()).hasSize(1);
    assertThat(feed.faultCodes()).containsExactly(code, code);
    assertThat(feed.faults).extracting(VendorFaultException::kind).containsOnly(Kind.PASSING);
  }

  @Test
  void shouldTellTheVendorsInternalCode() {
    feed.vendor.at(
        STATUS_PATH, Reply.of(500, fixture("error-500.json")), Reply.ok(page(LAST, row("a"))));

    read();

    assertThat(feed.faults.get(0))
        .hasMessageContaining("internalCode 8d2cbf2e-b864-491e-9583-e617ba266af4; The server");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "<html>sign in</html>",
        "{\"stateChanges\":[{\"agentId\":1}",
        "{\"message\":\"something else\"}",
        "{\"stateChanges\":{\"agentId\":1}}"
      })
  void shouldAskAgainForWhatIsNoAnswer(String body) {
    feed.vendor.at(STATUS_PATH, Reply.ok(body), Reply.ok(page(LAST, row("a"))));

    assertThat(read().items()).hasSize(1);
    assertThat(feed.faultCodes()).hasSize(1).first().asString().endsWith("_ANSWER");
  }

  @Test
  void shouldTakeNullForNoChanges() {
    feed.vendor.at(STATUS_PATH, Reply.ok("{\"timeframe\":{},\"stateChanges\":null}"));

    assertThat(read().items()).isEmpty();
    assertThat(feed.faults).isEmpty();
  }

  private Brought read() {
    return feed.read("status-changes");
  }

  private static String row(String id) {
    return "{\"agentId\":\"%s\",\"statusType\":1}".formatted(id);
  }

  private static String named(String name, String time) {
    return "{\"agentId\":1,\"agentUserName\":\"%s\",\"time\":\"%s\"}".formatted(name, time);
  }

  private static String page(String references, String... rows) {
    return "{\"_metadata\":{\"references\":[%s]},\"stateChanges\":[%s]}"
        .formatted(references, Stream.of(rows).collect(Collectors.joining(",")));
  }
}
