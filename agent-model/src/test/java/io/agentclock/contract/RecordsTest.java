package io.agentclock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The status of a feed's stream, refusals, and the names of the topics. */
class RecordsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:05:40Z");

  private static final FeedStreamStatus FULL =
      new FeedStreamStatus(
          "kore-main",
          "kore",
          "acme",
          "agent-activity",
          FeedStreamStatus.Status.DEGRADED,
          Optional.of(Instant.parse("2026-03-02T10:05:00Z")),
          Optional.of(Instant.parse("2026-03-02T10:05:35Z")),
          42,
          Optional.of(new FeedStreamStatus.LastError(NOW, "429", "poll less often")),
          List.of(
              new FeedStreamStatus.Hole(
                  Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-01T01:00:00Z"))));

  @Test
  void shouldReadBackAStatusInFull() throws RefusedException {
    assertThat(FeedStreamStatus.fromJson(FULL.toJson(NOW))).isEqualTo(FULL);
  }

  @Test
  void shouldWriteTheLagInMilliseconds() {
    assertThat(text(FULL.toJson(NOW))).contains("\"lagMs\":40000,");
  }

  @Test
  void shouldReadBackAStatusOfWhichNothingIsKnownYet() throws RefusedException {
    FeedStreamStatus starting =
        new FeedStreamStatus(
            "f",
            "kore",
            "acme",
            "agent-activity",
            FeedStreamStatus.Status.STARTING,
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            List.of());

    byte[] json = starting.toJson(NOW);

    assertThat(text(json))
        .contains("\"observedThrough\":null", "\"lagMs\":null", "\"lastError\":null");
    assertThat(FeedStreamStatus.fromJson(json)).isEqualTo(starting);
  }

  @Test
  void shouldRefuseAStatusThatIsNone() {
    assertThat(refusal("nonsense")).isEqualTo(RefusalReason.UNREADABLE);
    assertThat(refusal("{}")).isEqualTo(RefusalReason.MISSING_FIELD);
    assertThat(refusal(text(FULL.toJson(NOW)).replace("DEGRADED", "SLEEPY")))
        .isEqualTo(RefusalReason.MISSING_FIELD);
  }

  @Test
  void shouldKeyAStatusByFeedAndStream() {
    assertThat(FeedStreamStatus.key("kore-main", "agent-activity"))
        .isEqualTo("kore-main/agent-activity");
  }

  @Test
  void shouldWriteARefusalWithAllThatLeadsBackToIt() {
    Refusal refusal =
        new Refusal(RefusalReason.BAD_TIME, "at is 'x'", "raw.kore", 3, 17L, "kore:a:b", "{\"}");

    assertThat(text(refusal.toJson()))
        .isEqualTo(
            """
            {"reason":"BAD_TIME","detail":"at is 'x'","topic":"raw.kore","partition":3,\
            "offset":17,"key":"kore:a:b","value":"{\\"}"}""");
  }

  @Test
  void shouldWriteNullsOfARefusalThatNeverReachedATopic() {
    byte[] value = "{}".getBytes(StandardCharsets.UTF_8);

    Refusal refusal = Refusal.unwritten(RefusalReason.NO_KEY, "no agent id", "raw.kore", value);

    assertThat(text(refusal.toJson()))
        .isEqualTo(
            """
            {"reason":"NO_KEY","detail":"no agent id","topic":"raw.kore","partition":null,\
            "offset":null,"key":null,"value":"{}"}""");
  }

  @Test
  void shouldNameTheTopicsOfTheContract() {
    Topics topics = new Topics("", "", Duration.ofDays(8));

    assertThat(names(topics.ofProcessor()))
        .containsExactly(
            "raw.kore",
            "raw.liveperson",
            "raw.genesys",
            "agent-transitions",
            "agent-states",
            "agent-intervals",
            "skill-intervals",
            "agent-directory",
            "refusals");
    assertThat(names(topics.ofIngest())).contains("feed-progress", "refusals", "agent-directory");
  }

  @Test
  void shouldPutThePrefixBeforeEveryNameAndTheOtherBeforeOutputs() {
    Topics topics = new Topics("eu.", "replay.", Duration.ofDays(8));

    assertThat(names(topics.ofProcessor()))
        .containsExactly(
            "eu.raw.kore",
            "eu.raw.liveperson",
            "eu.raw.genesys",
            "replay.agent-transitions",
            "replay.agent-states",
            "replay.agent-intervals",
            "replay.skill-intervals",
            "eu.agent-directory",
            "replay.refusals");
    assertThat(topics.ingestRefusals().name()).isEqualTo("eu.refusals");
    assertThat(topics.feedProgress().name()).isEqualTo("eu.feed-progress");
  }

  @Test
  void shouldCleanUpAsTheContractSays() {
    Topics topics = new Topics("", "", Duration.ofDays(8));
    String eightDays = "691200000";
    String thirtyFiveDays = "3024000000";

    assertThat(topics.raw("kore").configs())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", eightDays);
    assertThat(topics.agentTransitions().configs())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", eightDays);
    assertThat(topics.agentIntervals().configs())
        .containsEntry("cleanup.policy", "compact,delete")
        .containsEntry("retention.ms", thirtyFiveDays);
    assertThat(topics.skillIntervals().configs()).isEqualTo(topics.agentIntervals().configs());
    assertThat(topics.agentStates().configs())
        .containsEntry("cleanup.policy", "compact")
        .doesNotContainKey("retention.ms");
    assertThat(topics.ingestRefusals().configs())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", thirtyFiveDays);
  }

  private static List<String> names(List<TopicDescriptor> topics) {
    return topics.stream().map(TopicDescriptor::name).toList();
  }

  private static RefusalReason refusal(String json) {
    return catchThrowableOfType(
            RefusedException.class,
            () -> FeedStreamStatus.fromJson(json.getBytes(StandardCharsets.UTF_8)))
        .reason();
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
