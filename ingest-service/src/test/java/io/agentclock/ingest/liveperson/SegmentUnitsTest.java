package io.agentclock.ingest.liveperson;

import static io.agentclock.ingest.liveperson.LivePersonFeed.FILES_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.LIST_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.fixture;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.contract.RefusalReason;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.feed.Note;
import io.agentclock.ingest.liveperson.LivePersonFeed.Brought;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SegmentUnitsTest {

  private static final String HOUR_14 =
      "/year=2026/month=3/day=10/hour=14/accountId=le12345678/sequences.1773151200000.20260310180636.00053.json.gz";
  private static final String HOUR_15 =
      "/year=2026/month=3/day=10/hour=15/accountId=le12345678/sequences.1773154800000.20260310190636.00054.json.gz";

  private final LivePersonFeed feed = new LivePersonFeed();

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void shouldReadZippedLinesAndPlainArrays() {
    feed.vendor.at(LIST_PATH, Reply.ok(fixture("breakdown-list.json")));
    feed.vendor.at(
        FILES_PATH,
        file(gzip(unit("a", 1) + "\n" + unit("a", 2) + "\r\n")),
        Reply.ok("[ " + unit("b", 1) + " ,\n" + unit("b", 1) + "]"));

    Brought brought = read();

    assertThat(brought.items())
        .extracting(LivePersonFeed::value)
        .containsExactly(unit("a", 1), unit("a", 2), unit("b", 1), unit("b", 1));
    assertThat(brought.items()).allMatch(i -> i.key().equals("liveperson:12345678:2521430130"));
    assertThat(brought.items())
        .extracting(item -> item.identity().orElseThrow())
        .containsExactly(
            "12345678:2521430130:a:t/1",
            "12345678:2521430130:a:t/2",
            "12345678:2521430130:b:t/1",
            "12345678:2521430130:b:t/1");
    assertThat(feed.asked(FILES_PATH, "path")).containsExactly(HOUR_14, HOUR_15);
    assertThat(feed.vendor.requests(FILES_PATH).get(0).query())
        .startsWith(
            "path=%2Fyear%3D2026%2Fmonth%3D3%2Fday%3D10%2Fhour%3D14%2FaccountId%3Dle12345678%2F");
    assertThat(brought.notes()).isEmpty();
    assertThat(feed.faults).isEmpty();
  }

  @Test
  void shouldReadFilesThatAreZippedForTheWayOnly() {
    oneFile();
    feed.vendor.at(
        FILES_PATH, file(gzip("[" + unit("a", 1) + "]")).with("Content-Encoding", "gzip"));

    assertThat(read().items()).hasSize(1);
  }

  @Test
  void shouldReadARecordOfManyLines() {
    oneFile();
    feed.vendor.at(FILES_PATH, file(gzip(fixture("breakdown-unit.json").repeat(2))));

    assertThat(read().items())
        .extracting(LivePersonFeed::value)
        .containsOnly(fixture("breakdown-unit.json").strip());
  }

  @Test
  void shouldReadAnEmptyFile() {
    oneFile();
    feed.vendor.at(FILES_PATH, file(gzip("")));

    assertThat(read().items()).isEmpty();
    assertThat(feed.faults).isEmpty();
  }

  @Test
  void shouldTakeNotFoundForNoFiles() {
    feed.vendor.at(LIST_PATH, Reply.of(404, "{\"message\":\"no paths\"}"));

    Brought brought = read();

    assertThat(brought.items()).isEmpty();
    assertThat(brought.notes()).isEmpty();
    assertThat(feed.faults).isEmpty();
    assertThat(feed.vendor.requests(LIST_PATH).get(0).query())
        .isEqualTo("from=2026-03-10T00%3A00%3A00Z&to=2026-03-10T12%3A00%3A00Z&source=agentclock");
  }

  @Test
  void shouldComeBackForFilesThatWereMissing() {
    feed.vendor.at(
        LIST_PATH,
        Reply.of(206, list(HOUR_14)),
        Reply.of(206, list(HOUR_14)),
        Reply.ok(list(HOUR_14, HOUR_15)));
    feed.vendor.at(FILES_PATH, Reply.ok(unit("a", 1)), Reply.ok(unit("b", 1)));

    Brought brought = read();

    assertThat(brought.items()).hasSize(2);
    assertThat(brought.notes()).isEmpty();
    assertThat(feed.faultCodes()).containsExactly("PARTIAL_LIST");
    assertThat(feed.asked(FILES_PATH, "path")).as("each once").containsExactly(HOUR_14, HOUR_15);
  }

  @Test
  void shouldGoOnWithAWordWhereFilesStayMissing() {
    feed.vendor.at(LIST_PATH, Reply.of(206, list(HOUR_14)));
    feed.vendor.at(FILES_PATH, Reply.ok(unit("a", 1)));

    Brought brought = read();

    assertThat(brought.items()).hasSize(1);
    assertThat(feed.faultCodes()).containsExactly("PARTIAL_LIST", "PARTIAL_LIST", "PARTIAL_LIST");
    assertThat(brought.notes()).extracting(Note::code).containsExactly("PARTIAL_LIST");
    assertThat(brought.notes()).allMatch(Note::worrying);
  }

  @Test
  void shouldGoOnWhereNoFileIsThereYet() {
    feed.vendor.at(LIST_PATH, Reply.of(206, list()));

    assertThat(read().notes()).extracting(Note::code).containsExactly("PARTIAL_LIST");
    assertThat(feed.faultCodes()).hasSize(3);
    assertThat(read().notes()).hasSize(1);
    assertThat(feed.faultCodes()).as("the next pull has as much patience").hasSize(6);
  }

  @Test
  void shouldAskAgainForAFileThatCannotBeRead() {
    oneFile();
    byte[] whole = gzip(unit("a", 1));
    feed.vendor.at(
        FILES_PATH,
        file(Arrays.copyOf(whole, whole.length - 9)),
        Reply.ok(unit("a", 1) + "\n{\"segmentId\":"),
        Reply.ok("[" + unit("a", 1)),
        file(whole));

    assertThat(read().items()).hasSize(1);
    assertThat(feed.faultCodes())
        .containsExactly("UNREADABLE_FILE", "UNREADABLE_FILE", "UNREADABLE_FILE");
  }

  @Test
  void shouldGoOnWithAWordWhereAFileStaysUnreadable() {
    feed.vendor.at(LIST_PATH, Reply.ok(list(HOUR_14, HOUR_15)));
    Reply bad = Reply.ok("<html>");
    feed.vendor.at(FILES_PATH, bad, bad, bad, bad, Reply.ok(unit("b", 1)));

    Brought brought = read();

    assertThat(brought.items()).hasSize(1);
    assertThat(feed.faultCodes()).hasSize(3);
    assertThat(brought.notes()).extracting(Note::code).containsExactly("UNREADABLE_FILE");
    assertThat(brought.notes().get(0).message()).contains(HOUR_14);
  }

  @Test
  void shouldGoOnWithAWordWhereANamedFileIsNotThere() {
    feed.vendor.at(LIST_PATH, Reply.ok(list(HOUR_14, HOUR_15)));
    feed.vendor.at(FILES_PATH, Reply.of(404, ""), Reply.ok(unit("b", 1)));

    Brought brought = read();

    assertThat(brought.items()).hasSize(1);
    assertThat(brought.notes()).extracting(Note::code).containsExactly("FILE_MISSING");
    assertThat(feed.faults).isEmpty();
  }

  @Test
  void shouldNotAskForWhatIsNoPath() {
    feed.vendor.at(
        LIST_PATH, Reply.ok(list("/../../etc/passwd", HOUR_14 + "&x=y", HOUR_14, HOUR_14)));
    feed.vendor.at(FILES_PATH, Reply.ok(unit("a", 1)));

    Brought brought = read();

    assertThat(feed.asked(FILES_PATH, "path")).containsExactly(HOUR_14);
    assertThat(brought.notes()).extracting(Note::code).containsExactly("BAD_PATH");
  }

  @Test
  void shouldRefuseUnitsThatNameNoAgent() {
    oneFile();
    List<String> bad =
        List.of(
            "{\"sequence\":1}",
            "{\"segmentId\":\"alone\"}",
            "{\"segmentId\":\"1: :c:t\"}",
            "{\"segmentId\":null}",
            "[7]");
    feed.vendor.at(FILES_PATH, Reply.ok(String.join("\n", bad) + "\n" + unit("a", 1)));

    Brought brought = read();

    assertThat(brought.items()).hasSize(1);
    assertThat(brought.refused()).extracting(refusal -> refusal.value()).isEqualTo(bad);
    assertThat(brought.refused().subList(0, 4))
        .allMatch(refusal -> refusal.reason() == RefusalReason.NO_KEY);
  }

  @Test
  void shouldKeepAUnitWithoutNumber() {
    oneFile();
    feed.vendor.at(FILES_PATH, Reply.ok("{\"segmentId\":\"1:7:c:t\"}"));

    assertThat(read().items().get(0).identity()).isEqualTo(Optional.empty());
  }

  @Test
  void shouldAskAgainForAListThatIsNone() {
    feed.vendor.at(
        LIST_PATH, Reply.ok("<html>"), Reply.ok("{\"files\":7}"), Reply.ok("{\"files\":null}"));

    assertThat(read().items()).isEmpty();
    assertThat(feed.faultCodes()).containsExactly("UNREADABLE_ANSWER", "UNREADABLE_ANSWER");
  }

  private void oneFile() {
    feed.vendor.at(LIST_PATH, Reply.ok(list(HOUR_14)));
  }

  private Brought read() {
    return feed.read("segment-units");
  }

  private static String list(String... paths) {
    return paths.length == 0
        ? "{\"files\":[]}"
        : "{\"files\":[\"" + String.join("\",\"", paths) + "\"]}";
  }

  private static String unit(String segment, int sequence) {
    return "{\"segmentId\":\"12345678:2521430130:%s:t\", \"sequence\":%d}"
        .formatted(segment, sequence);
  }

  private static Reply file(byte[] bytes) {
    CountDownLatch open = new CountDownLatch(0);
    return new Reply(200, bytes, Map.of("Content-Type", "application/octet-stream"), open, open);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
