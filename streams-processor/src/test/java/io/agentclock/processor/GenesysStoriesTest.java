package io.agentclock.processor;

import static io.agentclock.processor.LivePersonStoriesTest.states;
import static io.agentclock.processor.Partition.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.Streams;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from Genesys Cloud's items, on every topic. */
final class GenesysStoriesTest {

  private static final String SCOPE = "genesys:my-org";
  private static final String AGENT = SCOPE + ":11111111-1111-4111-8111-111111111101";
  private static final String LABELS = "{\"99999999-9999-4999-8999-999999999903\":\"Coaching\"}";
  private static final Instant FETCHED = at("10:20");

  @TempDir Path stateDir;
  private Partition partition;

  @BeforeEach
  void start() {
    partition = Partition.alone(stateDir);
  }

  @AfterEach
  void stop() {
    partition.close();
  }

  @Test
  void shouldMergePresenceAndRoutingToTheMillisecond() {
    status(Fixture.items("genesys/user-status.json", "userDetails").get(0), FETCHED);
    progress(Streams.USER_STATUS, "08:00", "10:00");

    List<Published> all = partition.rows();
    assertThat(all)
        .extracting(row -> row.text("intervalStart"))
        .as("the logout of the day before is an entry")
        .containsExactly("2026-03-01T17:00:00Z", "2026-03-02T09:00:00Z", "2026-03-02T09:30:00Z");
    List<Published> rows = all.subList(1, 3);
    assertThat(states(rows.get(0)))
        .isEqualTo(
            "AVAILABLE 415130 2, INTERACTING 1010000 2, NOT_READY(AVAILABLE) 57885 1,"
                + " NOT_READY(Coaching) 269750 1, NOT_READY(NOT_RESPONDING) 45000 1,"
                + " NOT_READY(OFF_QUEUE) 120 1, OFFLINE 2115 0");
    assertThat(states(rows.get(1))).isEqualTo("AVAILABLE 1799910 1, INTERACTING 90 0");
    assertThat(rows.get(0).json().get("logins").asInt()).isEqualTo(1);
    assertThat(partition.refusals()).isEmpty();
    assertThat(counted("APPLIED")).isEqualTo(1);
  }

  @Test
  void shouldChangeNothingWhenAWindowIsPulledAgain() {
    String details = Fixture.items("genesys/user-status.json", "userDetails").get(0);
    status(details, FETCHED);
    progress(Streams.USER_STATUS, "08:00", "10:00");
    partition.rows();
    partition.transitions();

    status(details, FETCHED.plusSeconds(300));
    progress(Streams.USER_STATUS, "08:00", "10:05");

    assertThat(partition.rows()).isEmpty();
    assertThat(partition.transitions()).isEmpty();
    assertThat(counted("DUPLICATE")).isEqualTo(1);
  }

  @Test
  void shouldWithdrawWhatANewerPullDoesNotHave() {
    status(
        """
        {"primaryPresence":[{"startTime":"2026-03-02T09:00:00Z","systemPresence":"BREAK"}],
         "routingStatus":[
          {"startTime":"2026-03-02T09:10:00Z","endTime":"2026-03-02T09:20:00Z",
           "routingStatus":"COMMUNICATING"}]}""",
        FETCHED);
    progress(Streams.USER_STATUS, "08:00", "09:45");
    assertThat(states(partition.rows().get(0)))
        .isEqualTo("INTERACTING 600000 1, NOT_READY(BREAK) 1200000 2");

    status(
        "{\"primaryPresence\":[{\"startTime\":\"2026-03-02T09:00:00Z\","
            + "\"systemPresence\":\"Meal\"}]}",
        FETCHED.plusSeconds(60));
    progress(Streams.USER_STATUS, "08:00", "09:50");

    List<Published> rows = partition.rows();
    assertThat(rows).hasSize(1);
    assertThat(states(rows.get(0))).isEqualTo("NOT_READY(MEAL) 1800000 1");
    assertThat(rows.get(0).json().get("revision").asInt()).isEqualTo(1);
  }

  @Test
  void shouldNotGuessWhatComesAfterARecordThatEnded() {
    status(
        "{\"primaryPresence\":[{\"startTime\":\"2026-03-02T09:00:00Z\","
            + "\"endTime\":\"2026-03-02T09:10:00Z\",\"systemPresence\":\"MEAL\"}]}",
        FETCHED);
    progress(Streams.USER_STATUS, "08:00", "09:45");

    assertThat(states(partition.rows().get(0)))
        .isEqualTo("NOT_READY(MEAL) 600000 1, UNMAPPED 1200000 1");
  }

  @Test
  void shouldUseWhatCanBeUsedOfADetail() {
    status(
        """
        {"primaryPresence":[
          {"startTime":"2026-03-02T09:00:00Z","systemPresence":"ON_QUEUE"},
          {"startTime":"noon","systemPresence":"MEAL"}],
         "routingStatus":[{"startTime":"2026-03-02T09:00:00Z","routingStatus":"DREAMING"}]}""",
        FETCHED);

    assertThat(partition.states().get(0).text("state")).isEqualTo("UNMAPPED");
    assertThat(partition.refusals())
        .extracting(refusal -> refusal.text("reason"), refusal -> refusal.text("key"))
        .containsExactly(tuple("BAD_TIME", AGENT));
    assertThat(counted("APPLIED")).isEqualTo(1);
  }

  @Test
  void shouldAddHandleTimeToTheRowOfItsBucket() {
    status(Fixture.items("genesys/user-status.json", "userDetails").get(0), FETCHED);
    progress(Streams.USER_STATUS, "08:00", "10:00");
    partition.rows();

    aggregates(Fixture.items("genesys/conversation-aggregates.json", "results").get(0), FETCHED);
    progress(Streams.CONVERSATION_AGGREGATES, "08:00", "09:20");

    assertThat(partition.rows())
        .extracting(
            row -> row.text("intervalStart"),
            row -> row.text("revisionReason"),
            row -> row.json().get("handle").toString())
        .containsExactly(
            tuple(
                "2026-03-02T09:00:00Z",
                "HANDLE_TIME",
                handle(
                    "\"handled\":2,\"handleMs\":2120000,\"talkMs\":540000,\"holdMs\":20000,"
                        + "\"acwMs\":60000")),
            tuple(
                "2026-03-02T09:30:00Z",
                "HANDLE_TIME",
                handle(
                    "\"handled\":1,\"handleMs\":300000,\"talkMs\":null,\"holdMs\":null,"
                        + "\"acwMs\":30000")));
  }

  @Test
  void shouldReadASummaryAndRefuseABucketOfAnotherLength() {
    progress(Streams.USER_STATUS, "08:00", "10:00");
    for (String row : Fixture.items("genesys/summary.json", "summary")) {
      aggregates(row, FETCHED);
    }
    aggregates(
        "{\"dateFrom\":\"2026-03-02T08:00:00Z\",\"dateTo\":\"2026-03-02T09:00:00Z\","
            + "\"tHandle\":1}",
        FETCHED);
    progress(Streams.CONVERSATION_AGGREGATES, "08:00", "09:20");

    assertThat(partition.rows())
        .extracting(row -> row.json().get("handle").toString())
        .containsExactly(
            handle(
                "\"handled\":null,\"handleMs\":620000,\"talkMs\":null,\"holdMs\":20000,"
                    + "\"acwMs\":60000"),
            handle(
                "\"handled\":null,\"handleMs\":300000,\"talkMs\":null,\"holdMs\":null,"
                    + "\"acwMs\":null"));
    assertThat(partition.refusals())
        .extracting(refusal -> refusal.text("reason"), refusal -> refusal.text("detail"))
        .containsExactly(
            tuple(
                "BAD_BUCKET",
                "the bucket from 2026-03-02T08:00:00Z is PT1H long, agentclock.interval is PT30M:"
                    + " ask the vendor for granularity PT30M, or set agentclock.interval"));
  }

  @Test
  void shouldCountAnItemWithoutHandleTimeAsSuch() {
    aggregates("{\"group\":{\"userId\":\"u\"},\"data\":[]}", FETCHED);

    assertThat(counted("WITHOUT_STATE")).isEqualTo(1);
    assertThat(partition.refusals()).isEmpty();
    assertThat(partition.states()).isEmpty();
  }

  private void status(String details, Instant fetched) {
    partition.pipe(
        RawInput.item(AGENT, Streams.USER_STATUS, details, fetched)
            .with(RawHeaders.WINDOW_FROM, "2026-03-02T08:00:00Z")
            .with(RawHeaders.WINDOW_TO, "2026-03-02T10:00:00Z")
            .with(RawHeaders.PRESENCE_LABELS, LABELS));
  }

  private void aggregates(String item, Instant fetched) {
    partition.pipe(RawInput.item(AGENT, Streams.CONVERSATION_AGGREGATES, item, fetched));
  }

  private void progress(String stream, String from, String to) {
    partition.pipe(RawInput.progress(SCOPE, stream, new RawInput.Range(at(from), at(to), FETCHED)));
    partition.walk();
  }

  private static String handle(String amounts) {
    return "[{\"stream\":\"conversation-aggregates\",\"attribution\":\"INTERVAL_OF_COMPLETION\","
        + amounts
        + "}]";
  }

  private double counted(String verdict) {
    return partition.counted("agentclock.items", "verdict", verdict);
  }
}
