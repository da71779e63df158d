package io.agentclock.ingest.genesys;

import static io.agentclock.ingest.genesys.GenesysStand.JOB;
import static io.agentclock.ingest.genesys.GenesysStand.JOBS;
import static io.agentclock.ingest.genesys.GenesysStand.USER_DETAILS;
import static io.agentclock.ingest.genesys.GenesysStand.answer;
import static io.agentclock.ingest.genesys.GenesysStand.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.contract.RawHeaders;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserDetailsJobsTest {

  private static final String STREAM = "user-status";
  private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
  private static final Window LONG_AGO = new Window(DAY, DAY.plus(Duration.ofDays(1)));

  private final GenesysStand stand = new GenesysStand();

  @BeforeEach
  void submittable() {
    stand.vendor.at(JOBS, answer(202, "job_submitted.json"));
    stand.vendor.at(JOB, ok("job_fulfilled.json"));
    stand.vendor.at(JOB + "/results", ok("job_results_1.json"), ok("job_results_2.json"));
  }

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void shouldReadAWindowOfLongAgoByAJob() {
    List<Page> pages = pages(LONG_AGO);

    assertThat(stand.bodies(JOBS))
        .containsExactly(
            "{\"interval\":\"2026-03-01T00:00:00.000Z/2026-03-02T00:00:00.000Z\",\"order\":\"asc\"}");
    assertThat(stand.queries(JOB + "/results"))
        .containsExactly("pageSize=100", "pageSize=100&cursor=opaque%2C%20cursor%201");
    assertThat(pages.stream().flatMap(page -> page.items().stream()))
        .extracting(Item::key)
        .containsExactly("genesys:org%3A1:u-1", "genesys:org%3A1:u-2");
    assertThat(pages.get(1).items().get(0).headers())
        .containsEntry(RawHeaders.PRESENCE_LABELS, "{\"p-coaching\":\"Coaching\"}");
    assertThat(pages.get(1).note()).isEmpty();
    assertThat(pages.get(1).completeTo()).contains(Instant.parse("2026-03-10T04:00:00Z"));
    assertThat(stand.vendor.requests(USER_DETAILS)).isEmpty();
    assertThat(stand.faults).isEmpty();
  }

  @Test
  void shouldReadWindowsOfTheLastWeekByTheQuery() {
    stand.vendor.at(USER_DETAILS, Reply.ok("{}"));
    Instant week = Instant.parse("2026-03-03T10:44:06Z");

    pages(new Window(week, week.plusSeconds(60)));
    assertThat(stand.vendor.requests(JOBS)).isEmpty();

    pages(new Window(week.minusSeconds(1), week.plusSeconds(60)));
    assertThat(stand.vendor.requests(JOBS)).hasSize(1);
  }

  @Test
  void shouldComeBackUntilTheJobIsDoneAndSubmitItOnce() {
    stand.vendor.at(
        JOB,
        Reply.ok("{\"state\":\"QUEUED\"}"),
        ok("job_pending.json"),
        answer(202, "job_pending.json"),
        Reply.ok("{\"state\":\"SOMETHING_NEW\"}"),
        ok("job_fulfilled.json"));

    List<Page> pages = pages(LONG_AGO);

    assertThat(pages).hasSize(3);
    assertThat(stand.vendor.requests(JOBS)).hasSize(1);
    assertThat(stand.vendor.requests(JOB)).hasSize(5);
    assertThat(stand.faults).as("waiting is no fault").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "CANCELLED", "EXPIRED"})
  void shouldSubmitAJobThatFailedAnew(String state) {
    String second = JOBS + "/second";
    String third = JOBS + "/third";
    stand.vendor.at(
        JOBS,
        answer(202, "job_submitted.json"),
        Reply.of(202, "{\"jobId\":\"second\"}"),
        Reply.ok("{\"jobId\":\"third\"}"));
    Reply failed =
        Reply.ok("{\"state\":\"%s\",\"errorMessage\":\"constructed example\"}".formatted(state));
    stand.vendor.at(JOB, failed);
    stand.vendor.at(second, ok("job_pending.json"), failed);
    stand.vendor.at(third, ok("job_pending.json"), ok("job_fulfilled.json"));
    stand.vendor.at(third + "/results", ok("job_results_2.json"));

    List<Page> pages = pages(LONG_AGO);

    assertThat(pages.get(1).items()).hasSize(1);
    assertThat(stand.vendor.requests(JOBS)).hasSize(3);
    assertThat(stand.vendor.requests(JOB)).hasSize(1);
    assertThat(stand.faults)
        .extracting(VendorFaultException::code)
        .containsExactly("JOB_" + state, "JOB_" + state);
    assertThat(stand.faults.get(0)).hasMessageContaining("constructed example");
  }

  @Test
  void shouldSayHowFarTheArchiveIs() {
    String late = GenesysStand.text("job_results_2.json").replace("2026-03-10T04", "2026-03-01T12");
    stand.vendor.at(JOB + "/results", Reply.ok(late));

    Page page = pages(LONG_AGO).get(1);

    assertThat(page.completeTo()).contains(DAY.plus(Duration.ofHours(12)));
    assertThat(page.note().orElseThrow().code()).isEqualTo("ARCHIVE_BEHIND");
    assertThat(page.note().orElseThrow().worrying()).isTrue();
  }

  @Test
  void shouldTakeAnArchiveThatDoesNotSayForComplete() {
    String silent = GenesysStand.text("job_results_2.json").replace("2026-03-10T04:00", "soon");
    stand.vendor.at(JOB + "/results", Reply.ok(silent));

    assertThat(pages(LONG_AGO).get(1).completeTo()).isEmpty();
  }

  @Test
  void shouldReadOnAfterAFaultInTheMiddle() {
    stand.vendor.at(
        JOB + "/results",
        ok("job_results_1.json"),
        Reply.of(502, ""),
        answer(401, "error_401.json"),
        ok("job_results_1.json"),
        ok("job_results_2.json"));

    List<Page> pages = pages(LONG_AGO);

    assertThat(pages).hasSize(3);
    assertThat(stand.vendor.requests(JOBS)).hasSize(1);
    assertThat(stand.faults)
        .extracting(VendorFaultException::code)
        .as("a cursor that comes twice would never end")
        .containsExactly("HTTP_502", "REPEATED_PAGE");
  }

  @Test
  void shouldGiveAJobUpThatIsGone() {
    stand.vendor.at(JOB + "/results", ok("job_results_1.json"), Reply.of(404, "{}"));

    assertThatThrownBy(() -> pages(LONG_AGO))
        .isInstanceOfSatisfying(
            VendorFaultException.class, fault -> assertThat(fault.kind()).isEqualTo(Kind.REQUEST));

    submittable();
    assertThat(pages(LONG_AGO)).hasSize(3);
    assertThat(stand.vendor.requests(JOBS)).hasSize(2);
  }

  @Test
  void shouldAskAgainForAJobThatHasNoName() {
    stand.vendor.at(JOBS, Reply.of(202, "{}"), answer(202, "job_submitted.json"));

    assertThat(pages(LONG_AGO)).hasSize(3);
    assertThat(stand.faults)
        .extracting(VendorFaultException::code)
        .containsExactly("UNREADABLE_ANSWER");
  }

  private List<Page> pages(Window window) {
    return stand.pages(STREAM, window);
  }
}
