package io.agentclock.ingest.liveperson;

import static io.agentclock.ingest.liveperson.LivePersonFeed.SEGMENTS_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.fixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.contract.RefusalReason;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.feed.Note;
import io.agentclock.ingest.liveperson.LivePersonFeed.Brought;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentSegmentsTest {

  private final LivePersonFeed feed = new LivePersonFeed();

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void shouldReadSegmentsThatStartedLongBefore() {
    feed.vendor.at(SEGMENTS_PATH, Reply.ok(fixture("agent-segments.json")));

    Brought brought = read();

    assertThat(brought.items())
        .extracting(item -> item.key())
        .containsExactly("liveperson:12345678:1224046030", "liveperson:12345678:2549453330");
    assertThat(brought.items().get(0).identity())
        .contains(
            "12345678:1224046030:f468270d-1230-4bac-9a83-aa206c1004bb:Skq5195qSmesd4ZBANzBaA");
    assertThat(LivePersonFeed.value(brought.items().get(0)))
        .startsWith("{\n      \"segmentId\"")
        .contains("becauseOfTheMoon");
    assertThat(brought.notes()).isEmpty();
    assertThat(feed.faults).isEmpty();
    assertThat(feed.vendor.requests(SEGMENTS_PATH).get(0).query())
        .isEqualTo(
            "source=agentclock&from=2026-03-10T00%3A00%3A00Z&to=2026-03-10T12%3A00%3A00Z"
                + "&limit=500&offset=0");
  }

  @Test
  void shouldReadShortPagesUpToTheCount() {
    feed.vendor.at(
        SEGMENTS_PATH, Reply.ok(page(4, "a", "b")), Reply.ok(page(4, "c")), Reply.ok(page(4, "d")));

    assertThat(read().items()).hasSize(4);
    assertThat(feed.asked(SEGMENTS_PATH, "offset")).containsExactly("0", "2", "3");
  }

  @Test
  void shouldReadTheOlderAnswerWithoutCountAndLinks() {
    feed.vendor.at(
        SEGMENTS_PATH, Reply.ok("{\"segments\":[%s]}".formatted(segment("a"))), Reply.ok(empty()));

    assertThat(read().items()).hasSize(1);
    assertThat(feed.faults).isEmpty();
  }

  @Test
  void shouldAskAgainForRowsThatWereSkipped() {
    feed.vendor.at(
        SEGMENTS_PATH,
        Reply.ok(page(3, "a", "b")),
        Reply.ok(page(3)),
        Reply.ok(page(3, "a", "b")),
        Reply.ok(page(3, "c")));

    Brought brought = read();

    assertThat(brought.items())
        .extracting(item -> item.identity())
        .contains(Optional.of("1:7:c:t"));
    assertThat(brought.notes()).isEmpty();
    assertThat(feed.faultCodes()).containsExactly("SKIPPED_ROWS");
    assertThat(feed.faults.get(0)).hasMessageContaining("counts 3 segments in the window, 2 came");
    assertThat(feed.asked(SEGMENTS_PATH, "offset")).containsExactly("0", "2", "0", "2");
  }

  @Test
  void shouldTakeTwoReadingsTogether() {
    feed.vendor.at(
        SEGMENTS_PATH,
        Reply.ok(page(3, "a", "b")),
        Reply.ok(page(3)),
        Reply.ok(page(3, "a", "c")),
        Reply.ok(page(3)));

    assertThat(read().notes()).isEmpty();
    assertThat(feed.faultCodes()).containsExactly("SKIPPED_ROWS");
  }

  @Test
  void shouldGoOnWithAWordWhereRowsAreMissingForGood() {
    Reply some = Reply.ok(page(3, "a", "b"));
    Reply none = Reply.ok(page(3));
    feed.vendor.at(SEGMENTS_PATH, some, none, some, none, some, none, some, none);

    Brought brought = read();

    assertThat(feed.faultCodes()).containsExactly("SKIPPED_ROWS", "SKIPPED_ROWS");
    assertThat(brought.notes()).hasSize(1);
    Note note = brought.notes().get(0);
    assertThat(note.code()).isEqualTo("SKIPPED_ROWS");
    assertThat(note.worrying()).isTrue();
    assertThat(feed.vendor.requests(SEGMENTS_PATH)).hasSize(6);
  }

  @Test
  void shouldReadOnceMoreQuietlyWhereRowsMoved() {
    feed.vendor.at(
        SEGMENTS_PATH,
        Reply.ok(page(2, "b")),
        Reply.ok(page(3, "b", "a")),
        Reply.ok(page(3, "c", "b")),
        Reply.ok(page(3, "a")));

    Brought brought = read();

    assertThat(brought.items())
        .extracting(item -> item.identity())
        .contains(Optional.of("1:7:c:t"));
    assertThat(feed.faults).isEmpty();
    assertThat(brought.notes()).isEmpty();
  }

  @Test
  void shouldNotMindAVendorWhoCountsRowsTwice() {
    feed.vendor.at(
        SEGMENTS_PATH, Reply.ok(page(3, "a", "a", "b")), Reply.ok(page(3, "a", "a", "b")));

    assertThat(read().notes()).isEmpty();
    assertThat(feed.faults).isEmpty();
    assertThat(feed.vendor.requests(SEGMENTS_PATH)).hasSize(2);
  }

  @Test
  void shouldAskAgainForAPageThatRepeats() {
    feed.vendor.at(
        SEGMENTS_PATH,
        Reply.ok(page(4, "a", "b")),
        Reply.ok(page(4, "a", "b")),
        Reply.ok(page(4, "c", "d")));

    assertThat(read().items()).hasSize(4);
    assertThat(feed.faultCodes()).containsExactly("REPEATED_PAGE");
  }

  @Test
  void shouldRefuseASegmentThatNamesNoAgent() {
    feed.vendor.at(
        SEGMENTS_PATH,
        Reply.ok(
            "{\"segments\":[{\"segmentId\":\"1:7:a:t\"},7,{\"agentId\":7}],\"pagination\":{\"count\":3}}"));

    Brought brought = read();

    assertThat(brought.items()).as("the processor judges the rest").hasSize(1);
    assertThat(brought.refused())
        .extracting(refusal -> refusal.reason())
        .containsExactly(RefusalReason.NO_KEY, RefusalReason.UNREADABLE);
    assertThat(feed.faults).isEmpty();
  }

  @Test
  void shouldTellWhatIsRefused() {
    feed.vendor.at(SEGMENTS_PATH, Reply.of(400, fixture("error-400.json")));

    assertThatThrownBy(this::read).hasMessageContaining("limit: must be less than or equal to 100");
  }

  private Brought read() {
    return feed.read("agent-segments");
  }

  private static String empty() {
    return "{\"segments\":[]}";
  }

  private static String page(int count, String... ids) {
    return "{\"segments\":[%s],\"pagination\":{\"count\":%d,\"references\":[{\"rel\":\"self\"},{\"rel\":\"last\"}]}}"
        .formatted(
            Stream.of(ids).map(AgentSegmentsTest::segment).collect(Collectors.joining(",")), count);
  }

  private static String segment(String id) {
    return "{\"segmentId\":\"1:7:%s:t\",\"agentId\":7}".formatted(id);
  }
}
