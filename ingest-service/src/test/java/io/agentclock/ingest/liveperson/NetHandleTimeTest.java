package io.agentclock.ingest.liveperson;

import static io.agentclock.ingest.liveperson.LivePersonFeed.SKILLS_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.fixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.contract.RefusalReason;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.liveperson.LivePersonFeed.Brought;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetHandleTimeTest {

  private final LivePersonFeed feed = new LivePersonFeed();

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void shouldReadHoursOfSkills() {
    feed.vendor.at(SKILLS_PATH, Reply.ok(fixture("net-handle-time.json")));

    Brought brought = read("2026-03-10T09:00:00Z", "2026-03-10T11:00:00Z");

    assertThat(brought.items())
        .extracting(item -> item.key())
        .containsOnly("liveperson:12345678:skill:773431");
    assertThat(brought.items())
        .extracting(item -> item.identity().orElseThrow())
        .containsExactly("1773133200000", "2026-03-10T10:00");
    assertThat(LivePersonFeed.value(brought.items().get(0)))
        .startsWith("{\n      \"timestamp\": \"2026-03-10T09:00\"")
        .contains("\"avgAvailableLoad\": 0.70");
    assertThat(LivePersonFeed.value(brought.items().get(1))).contains("aMetricOfTomorrow");
    assertThat(brought.completeTo()).contains(Instant.parse("2026-03-10T11:00:00Z"));
  }

  @Test
  void shouldAskForWholeHours() {
    feed.vendor.at(SKILLS_PATH, Reply.ok("{\"_metadata\":{\"count\":0},\"skillInfo\":[]}"));

    Brought brought = read("2026-03-10T09:59:59Z", "2026-03-17T09:59:59Z");

    assertThat(feed.vendor.requests(SKILLS_PATH).get(0).query())
        .isEqualTo(
            "v=2&source=agentclock&fromDate=2026-03-10T09%3A00%3A00&toDate=2026-03-17T09%3A00%3A00"
                + "&interval=60&limit=10&offset=0");
    assertThat(brought.completeTo()).contains(Instant.parse("2026-03-17T09:00:00Z"));
  }

  @Test
  void shouldAskForNothingWithinAnHour() {
    Brought brought = read("2026-03-10T09:00:01Z", "2026-03-10T09:59:59Z");

    assertThat(brought.items()).isEmpty();
    assertThat(brought.completeTo())
        .as("nothing is observed")
        .contains(Instant.parse("2026-03-10T09:00:00Z"));
    assertThat(feed.vendor.requests()).isEmpty();
  }

  @Test
  void shouldReadAllPagesOfSkills() {
    feed.vendor.at(
        SKILLS_PATH,
        Reply.ok(page(23, 0, 10)),
        Reply.ok(page(23, 10, 8)),
        Reply.ok(page(23, 18, 5)));

    assertThat(readDay().items()).hasSize(23);
    assertThat(feed.asked(SKILLS_PATH, "offset")).containsExactly("0", "10", "18");
  }

  @Test
  void shouldEndWithAnEmptyPageWhateverTheCount() {
    feed.vendor.at(SKILLS_PATH, Reply.ok(page(12, 0, 10)), Reply.ok(page(12, 10, 0)));

    assertThat(readDay().items()).hasSize(10);
    assertThat(feed.faults).isEmpty();
  }

  @Test
  void shouldAskAgainForAPageThatRepeats() {
    feed.vendor.at(
        SKILLS_PATH,
        Reply.ok(page(20, 0, 10)),
        Reply.ok(page(20, 0, 10)),
        Reply.ok(page(20, 10, 10)));

    assertThat(readDay().items()).hasSize(20);
    assertThat(feed.faultCodes()).containsExactly("REPEATED_PAGE");
  }

  @Test
  void shouldRefuseWhatNamesNoSkill() {
    feed.vendor.at(
        SKILLS_PATH,
        Reply.ok(
            "{\"_metadata\":{\"count\":3},\"skillInfo\":[{\"metricsByIntervals\":[{}]},{\"skillId\":1},{\"skillId\":2,\"metricsByIntervals\":[7,{}]}]}"));

    Brought brought = readDay();

    assertThat(brought.items()).hasSize(1);
    assertThat(brought.items().get(0).identity()).isEmpty();
    assertThat(brought.refused())
        .extracting(refusal -> refusal.reason())
        .containsExactly(RefusalReason.NO_KEY, RefusalReason.UNREADABLE);
  }

  @Test
  void shouldSayWhatToDoAboutARefusal() {
    feed.vendor.at(SKILLS_PATH, Reply.of(403, ""));

    assertThatThrownBy(this::readDay)
        .hasMessageContainingAll("403", "permission for the Net Handle Time API");
  }

  private Brought readDay() {
    return read("2026-03-10T00:00:00Z", "2026-03-11T00:00:00Z");
  }

  private Brought read(String from, String to) {
    return feed.read("net-handle-time", new Window(Instant.parse(from), Instant.parse(to)));
  }

  private static String page(int count, int first, int skills) {
    String rows =
        IntStream.range(first, first + skills)
            .mapToObj(
                i ->
                    "{\"skillId\":%d,\"metricsByIntervals\":[{\"epochTimestamp\":1}]}".formatted(i))
            .collect(Collectors.joining(","));
    return "{\"_metadata\":{\"count\":%d},\"skillInfo\":[%s]}".formatted(count, rows);
  }
}
