package io.agentclock.ingest.genesys;

import static io.agentclock.ingest.genesys.GenesysStand.PRESENCES;
import static io.agentclock.ingest.genesys.GenesysStand.USER_DETAILS;
import static io.agentclock.ingest.genesys.GenesysStand.WINDOW;
import static io.agentclock.ingest.genesys.GenesysStand.answer;
import static io.agentclock.ingest.genesys.GenesysStand.ok;
import static io.agentclock.ingest.genesys.GenesysStand.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.RefusalReason;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Note;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserStatusTest {

  private static final String STREAM = "user-status";
  private static final Reply PAST_THE_END = Reply.ok("{\"totalHits\":3}");

  private final GenesysStand stand = new GenesysStand();

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void shouldAskPageByPageUntilOneHasNoUsers() {
    stand
        .with("page-size: 50, ")
        .vendor
        .at(USER_DETAILS, ok("users_1.json"), ok("users_2.json"), PAST_THE_END);

    List<Page> pages = pages();

    String body =
        "{\"interval\":\"2026-03-10T08:12:34.000Z/2026-03-10T10:44:05.000Z\",\"order\":\"asc\","
            + "\"paging\":{\"pageSize\":50,\"pageNumber\":%d}}";
    assertThat(stand.bodies(USER_DETAILS))
        .as("short pages are no last ones")
        .containsExactly(body.formatted(1), body.formatted(2), body.formatted(3));
    assertThat(pages.stream().flatMap(page -> page.items().stream()))
        .extracting(Item::key, item -> item.identity().orElseThrow())
        .containsExactly(
            tuple("genesys:org%3A1:u-1", "user"),
            tuple("genesys:org%3A1:u-2", "user"),
            tuple("genesys:org%3A1:u-3", "user"));
    for (Item item : pages.get(0).items()) {
      assertThat(text("users_1.json")).contains(new String(item.value(), StandardCharsets.UTF_8));
    }
    assertThat(stand.faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"totalHits\":0}", "{\"userDetails\":[]}", "{\"userDetails\":null}"})
  void shouldTakeNoUsersForTheEnd(String body) {
    stand.vendor.at(USER_DETAILS, Reply.ok(body));

    assertThat(pages()).hasSize(1);
    assertThat(stand.vendor.requests(USER_DETAILS)).hasSize(1);
  }

  @Test
  void shouldAskAgainForAPageThatRepeatsOneBefore() {
    String later = text("users_1.json").replace("70191", "70192");
    stand.vendor.at(
        USER_DETAILS,
        ok("users_1.json"),
        Reply.ok(later),
        ok("users_2.json"),
        ok("users_1.json"),
        PAST_THE_END);

    List<Page> pages = pages();

    assertThat(pages).hasSize(3);
    assertThat(pages.get(1).items()).extracting(Item::key).containsExactly("genesys:org%3A1:u-3");
    assertThat(stand.faults)
        .extracting(VendorFaultException::code, VendorFaultException::kind)
        .containsExactly(
            tuple("REPEATED_PAGE", Kind.PASSING), tuple("REPEATED_PAGE", Kind.PASSING));
  }

  @Test
  void shouldSendTheOrganisationsOwnLabelsOfAnItemsPresences() {
    stand.vendor.at(USER_DETAILS, ok("users_1.json"), ok("users_2.json"), PAST_THE_END);

    List<Page> pages = pages();

    assertThat(pages.get(0).items().get(0).headers())
        .containsExactlyEntriesOf(
            Map.of(RawHeaders.PRESENCE_LABELS, "{\"p-coaching\":\"Coaching\"}"));
    assertThat(pages.get(0).items().get(1).headers()).isEmpty();
    assertThat(pages.get(1).items().get(0).headers())
        .as("deactivated and without a plain name")
        .containsEntry(RawHeaders.PRESENCE_LABELS, "{\"p-old\":\"Paperwork\"}");
    assertThat(stand.queries(PRESENCES)).containsExactly("pageSize=100&pageNumber=1");
  }

  @Test
  void shouldReadLabelsOnceAnHourAndAllTheirPages() {
    stand.vendor.at(USER_DETAILS, PAST_THE_END);
    stand.vendor.at(
        PRESENCES,
        Reply.ok(
            "{\"entities\":[{\"id\":\"a\",\"primary\":false,\"name\":\"A\"}],\"pageCount\":2}"),
        Reply.ok(
            "{\"entities\":[{\"id\":\"b\",\"primary\":false,\"name\":\"B\"}],\"pageCount\":2}"));
    pages();
    stand.pass(Duration.ofMinutes(59));
    pages();
    assertThat(stand.queries(PRESENCES))
        .containsExactly("pageSize=100&pageNumber=1", "pageSize=100&pageNumber=2");

    stand.pass(Duration.ofMinutes(1));
    pages();

    assertThat(stand.queries(PRESENCES)).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void shouldDoWithoutLabelsWhereTheyMayNotBeRead(int status) {
    stand.vendor.at(PRESENCES, answer(status, "error_403.json"));
    stand.vendor.at(USER_DETAILS, ok("users_1.json"), PAST_THE_END);

    List<Page> pages = pages();

    assertThat(pages.get(0).items()).hasSize(2);
    assertThat(pages.get(0).items().get(0).headers()).isEmpty();
    Note note = pages.get(0).note().orElseThrow();
    assertThat(note.code()).isEqualTo("PRESENCE_DEFINITIONS_HTTP_" + status);
    assertThat(note.message()).contains("presence:presenceDefinition:view");
    assertThat(note.worrying()).isFalse();
    assertThat(pages.get(1).note()).as("said once").isEmpty();
    assertThat(stand.faults).isEmpty();
    pages();
    assertThat(stand.vendor.requests(PRESENCES)).as("for an hour").hasSize(1);
  }

  @Test
  void shouldWaitForLabelsThatCannotBeReadNow() {
    stand.vendor.at(
        PRESENCES,
        Reply.of(503, ""),
        Reply.ok("<html>"),
        Reply.ok("[]"),
        ok("presence_definitions.json"));
    stand.vendor.at(USER_DETAILS, ok("users_1.json"), PAST_THE_END);

    assertThat(pages().get(0).items().get(0).headers()).hasSize(1);
    assertThat(stand.faults)
        .extracting(VendorFaultException::code)
        .containsExactly("HTTP_503", "UNREADABLE_ANSWER", "UNREADABLE_ANSWER");
  }

  @Test
  void shouldRefuseUsersWithoutAName() {
    stand.vendor.at(
        USER_DETAILS,
        Reply.ok(
            "{\"userDetails\":[{\"userId\":null},[],{\"userId\":\"u-1\"},{\"routingStatus\":[]}]}"),
        PAST_THE_END);

    Page page = pages().get(0);

    assertThat(page.items()).hasSize(1);
    assertThat(page.refused())
        .extracting(refusal -> refusal.reason())
        .containsExactly(RefusalReason.NO_KEY, RefusalReason.UNREADABLE, RefusalReason.NO_KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<!doctype html><html>",
        "{\"userDetails\":[{\"userId\":\"u-1\"}",
        "[]",
        "{\"userDetails\":{\"userId\":\"u-1\"}}",
        "{\"message\":\"no\",\"code\":\"internal.server.error\",\"status\":500}"
      })
  void shouldAskAgainForWhatIsNoAnswer(String body) {
    stand.vendor.at(USER_DETAILS, Reply.ok(body), ok("users_1.json"), PAST_THE_END);

    assertThat(pages()).hasSize(2);
    assertThat(stand.faults).extracting(VendorFaultException::kind).containsExactly(Kind.PASSING);
  }

  private List<Page> pages() {
    return stand.pages(STREAM, WINDOW);
  }
}
