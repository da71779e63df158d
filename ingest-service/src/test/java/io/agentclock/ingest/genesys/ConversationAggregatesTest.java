package io.agentclock.ingest.genesys;

import static io.agentclock.ingest.genesys.GenesysStand.AGGREGATES;
import static io.agentclock.ingest.genesys.GenesysStand.SUMMARY;
import static io.agentclock.ingest.genesys.GenesysStand.WINDOW;
import static io.agentclock.ingest.genesys.GenesysStand.ok;
import static io.agentclock.ingest.genesys.GenesysStand.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.RefusalReason;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationAggregatesTest {

  private static final String STREAM = "conversation-aggregates";

  private final GenesysStand stand = new GenesysStand();

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void shouldAskAsTheVendorDocumentsIt() {
    stand.vendor.at(AGGREGATES, ok("aggregates.json"));

    pages();

    assertThat(stand.bodies(AGGREGATES))
        .containsExactly(
            "{\"interval\":\"2026-03-10T08:00:00.000Z/2026-03-10T11:00:00.000Z\","
                + "\"granularity\":\"PT30M\",\"groupBy\":[\"userId\",\"mediaType\"],"
                + "\"metrics\":[\"tHandle\",\"tTalkComplete\",\"tHeldComplete\",\"tAcw\"]}");
    assertThat(stand.vendor.requests(AGGREGATES).get(0).header("Authorization"))
        .isEqualTo("Bearer constructed-token-1");
    assertThat(stand.vendor.requests(AGGREGATES).get(0).header("Content-Type"))
        .startsWith("application/json");
  }

  @ParameterizedTest
  @CsvSource({
    "PT1M, 10:12:34, 10:44:05, 10:12:00, 10:45:00",
    "PT1M, 10:12:00, 10:44:00, 10:12:00, 10:44:00",
    "PT30M, 10:00:00, 10:30:00, 10:00:00, 10:30:00",
    "PT30M, 10:29:59, 10:30:01, 10:00:00, 11:00:00",
    "PT1H, 10:29:59, 10:30:01, 10:00:00, 11:00:00",
    "PT15M, 10:29:59, 10:30:01, 10:15:00, 10:45:00",
  })
  void shouldAskForWholeIntervals(
      String interval, String from, String to, String alignedFrom, String alignedTo) {
    stand.with("", "interval: " + interval).vendor.at(AGGREGATES, Reply.ok("{}"));

    stand.pages(
        STREAM,
        new Window(
            Instant.parse("2026-03-10T%sZ".formatted(from)),
            Instant.parse("2026-03-10T%sZ".formatted(to))));

    assertThat(stand.bodies(AGGREGATES).get(0))
        .contains(
            "\"interval\":\"2026-03-10T%s.000Z/2026-03-10T%s.000Z\""
                .formatted(alignedFrom, alignedTo),
            "\"granularity\":\"%s\"".formatted(interval));
  }

  @Test
  void shouldPassResultsOnUnchangedWhateverIsInThem() {
    stand.vendor.at(AGGREGATES, ok("aggregates.json"));

    Page page = pages().get(0);

    assertThat(page.items())
        .extracting(Item::key, item -> item.identity().orElseThrow())
        .containsExactly(
            tuple("genesys:org%3A1:u-1", "u-1|voice"), tuple("genesys:org%3A1:u-1", "u-1|chat"));
    String whole = text("aggregates.json");
    for (Item item : page.items()) {
      assertThat(whole).contains(new String(item.value(), StandardCharsets.UTF_8));
    }
    assertThat(new String(page.items().get(0).value(), StandardCharsets.UTF_8))
        .contains("tInventedLater", "somethingNew", "\"p95\": 1.50");
    assertThat(page.next()).isEmpty();
  }

  @Test
  void shouldRefuseResultsOfNobody() {
    stand.vendor.at(
        AGGREGATES,
        Reply.ok(
            "{\"results\":[7,{\"group\":{\"userId\":\"\"}},{\"group\":{\"userId\":{}}},{},"
                + "{\"group\":{\"mediaType\":\"voice\"}},{\"group\":{\"userId\":\"u-9\"}}]}"));

    Page page = pages().get(0);

    assertThat(page.items()).extracting(Item::key).containsExactly("genesys:org%3A1:u-9");
    assertThat(page.items().get(0).identity()).contains("u-9|");
    assertThat(page.refused())
        .extracting(refusal -> refusal.reason())
        .containsExactly(
            RefusalReason.UNREADABLE,
            RefusalReason.NO_KEY,
            RefusalReason.NO_KEY,
            RefusalReason.NO_KEY,
            RefusalReason.NO_KEY);
    assertThat(page.refused().get(1).detail()).startsWith("group.userId:");
  }

  @Test
  void shouldTellGroupsApartThatDifferByMore() {
    stand.vendor.at(
        AGGREGATES,
        Reply.ok(
            "{\"results\":[{\"group\":{\"queueId\":\"q-1\",\"userId\":\"u\",\"mediaType\":\"voice\"}},"
                + "{\"group\":{\"userId\":\"u\",\"mediaType\":\"voice\",\"queueId\":\"q-2\"}}]}"));

    assertThat(pages().get(0).items())
        .extracting(item -> item.identity().orElseThrow())
        .containsExactly("u|voice|queueId=q-1", "u|voice|queueId=q-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"results\":[]}",
        "{\"results\":null}",
        "{\"summary\":[]}",
        "{\"summary\":null,\"pageToken\":\"\"}",
        "{\"somethingNew\":{\"a\":1}}"
      })
  void shouldTakeNoDataForNoData(String body) {
    stand.vendor.at(AGGREGATES, Reply.ok(body));

    Page page = pages().get(0);

    assertThat(page.items()).isEmpty();
    assertThat(page.refused()).isEmpty();
    assertThat(page.next()).isEmpty();
    assertThat(stand.faults).isEmpty();
  }

  @Test
  void shouldAskAsTheTutorialDoes() {
    stand.with("shape: summary, ").vendor.at(SUMMARY, ok("summary_1.json"), ok("summary_2.json"));

    List<Page> pages = pages();

    String body =
        "{\"dateFrom\":\"2026-03-10T08:00:00Z\",\"dateTo\":\"2026-03-10T11:00:00Z\","
            + "\"interval\":\"PT30M\",\"groupBy\":[\"agentId\"],\"view\":\"agent\","
            + "\"select\":[\"tHandle\",\"tAcw\",\"tHold\",\"agentId\",\"agentName\"],\"filters\":[]";
    assertThat(stand.bodies(SUMMARY))
        .containsExactly(body + "}", body + ",\"pageToken\":\"opaque, token 1\"}");
    assertThat(pages.stream().flatMap(page -> page.items().stream()))
        .extracting(Item::key, item -> item.identity().orElseThrow())
        .containsExactly(
            tuple("genesys:org%3A1:u-1", "2026-03-10T10:00:00Z"),
            tuple("genesys:org%3A1:u-1", "2026-03-10T10:30:00Z"),
            tuple("genesys:org%3A1:u-2", "2026-03-10T10:00:00Z"));
    assertThat(new String(pages.get(1).items().get(0).value(), StandardCharsets.UTF_8))
        .startsWith("{\"dateFrom\"")
        .endsWith("\"tHold\": 0}");
  }

  @Test
  void shouldLearnNamesFromTheTutorialsAnswer() {
    stand.with("shape: summary, ").vendor.at(SUMMARY, ok("summary_1.json"), ok("summary_2.json"));

    List<Page> pages = pages();

    assertThat(pages.get(0).people())
        .isEqualTo(
            Map.of("genesys:org%3A1:u-1", new DirectoryEntry("Agent One", null, null, null)));
    assertThat(pages.get(1).people()).as("Unknown is no name").isEmpty();
  }

  @Test
  void shouldTakeEitherAnswerToEitherRequest() {
    stand.vendor.at(AGGREGATES, ok("summary_2.json"));
    assertThat(pages().get(0).items()).hasSize(1);

    stand.with("shape: summary, ").vendor.at(SUMMARY, ok("aggregates.json"));
    assertThat(pages().get(0).items()).hasSize(2);
  }

  @Test
  void shouldGoOnAfterAnEmptyPageWithAToken() {
    stand
        .with("shape: summary, ")
        .vendor
        .at(SUMMARY, Reply.ok("{\"summary\":[],\"pageToken\":\"a\"}"), ok("summary_2.json"));

    assertThat(pages()).hasSize(2);
  }

  @Test
  void shouldNotFollowATokenThatComesTwice() {
    stand
        .with("shape: summary, ")
        .vendor
        .at(
            SUMMARY,
            ok("summary_1.json"),
            Reply.ok("{\"summary\":[],\"pageToken\":\"b\"}"),
            ok("summary_1.json"),
            ok("summary_2.json"));

    assertThat(pages()).hasSize(3);
    assertThat(stand.faults)
        .extracting(VendorFaultException::code, VendorFaultException::kind)
        .containsExactly(tuple("REPEATED_PAGE", Kind.PASSING));
  }

  @Test
  void shouldSayWhichShapeFitsAnAnswerOfSingleConversations() {
    stand.with("shape: summary, ").vendor.at(SUMMARY, Reply.ok("{\"totalHits\":0}"));

    assertThatThrownBy(this::pages)
        .isInstanceOfSatisfying(
            VendorFaultException.class,
            fault -> {
              assertThat(fault.code()).isEqualTo("OTHER_SHAPE");
              assertThat(fault.kind()).isEqualTo(Kind.REQUEST);
            })
        .hasMessageContaining("set the feed's shape to aggregates");
  }

  private List<Page> pages() {
    return stand.pages(STREAM, WINDOW);
  }
}
