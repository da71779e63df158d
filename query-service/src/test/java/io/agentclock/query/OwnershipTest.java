package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static io.agentclock.query.StreamStand.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.query.ScriptedProcessor.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedBroker.class)
@Timeout(120)
class OwnershipTest {

  private static final String AGENT = "kore:63fb:a-59bb";
  private static final String PATH = "/v1/agents/" + AGENT;
  private static final String ASSIGNMENT = "/internal/assignment";

  private KafkaCluster broker;
  private ScriptedProcessor first;
  private ScriptedProcessor second;

  @BeforeEach
  void start(KafkaCluster shared) {
    broker = shared;
    first = new ScriptedProcessor(PARTITIONS).owningAll().knowing(AGENT);
    second = new ScriptedProcessor(PARTITIONS).owning().knowing(AGENT);
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  @Test
  void shouldFollowAnAgentToItsNewOwnerWithinOneRequest() {
    first.telling(first, second);
    second.telling(first, second);
    try (RunningQuery query = RunningQuery.with(broker, first)) {
      assertThat(query.get(PATH).statusCode()).isEqualTo(200);

      first.owning();
      second.owningAll();

      assertThat(query.get(PATH).statusCode()).isEqualTo(200);
      assertThat(second.requests()).isNotEmpty();
    }
  }

  @Test
  void shouldAskTheOtherOneWhenProcessorsContradictEachOther() {
    // Both say that they own all; only the second does.
    second.owningAll().telling(second);
    first.answering(target -> target.equals(ASSIGNMENT) ? null : new Reply(421, ""));
    try (RunningQuery query = RunningQuery.with(broker, first, second)) {
      for (int i = 0; i < 20; i++) {
        assertThat(query.get(PATH).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void shouldAskEachInWhateverOrderTheyAreNamed() {
    // As if both told, and now one, now the other one first.
    second.owningAll().answering(target -> target.equals(ASSIGNMENT) ? new Reply(503, "") : null);
    AtomicInteger told = new AtomicInteger();
    first.answering(
        target -> {
          if (!target.equals(ASSIGNMENT)) {
            return new Reply(421, "");
          }
          boolean isEven = told.getAndIncrement() % 2 == 0;
          first.telling(isEven ? first : second, isEven ? second : first);
          return null;
        });
    try (RunningQuery query = RunningQuery.with(broker, first)) {
      for (int i = 0; i < 20; i++) {
        assertThat(query.get(PATH).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void shouldSay503WhenTheOwnerIsDownAndAnswerWhenItIsBack() {
    try (RunningQuery query = RunningQuery.with(broker, first)) {
      int port = first.port();
      first.close();

      assertProblem(query.get(PATH), 503, "can't be reached");
      assertProblem(query.get(PATH + "/intervals"), 503, "can't be reached");

      first = new ScriptedProcessor(PARTITIONS, port).owningAll().knowing(AGENT);
      patiently().untilAsserted(() -> assertThat(query.get(PATH).statusCode()).isEqualTo(200));
    }
  }

  @Test
  void shouldSay503WhenTheOwnerHangsAndGoOnWithTheOthers() {
    CountDownLatch hung = new CountDownLatch(1);
    first.answering(
        target -> {
          if (!target.equals(ASSIGNMENT)) {
            awaitQuietly(hung);
          }
          return null;
        });
    try (RunningQuery query = RunningQuery.with(broker, first)) {
      assertProblem(query.get(PATH), 503, "can't be reached");

      second.owningAll().telling(second);
      first.telling(second);
      patiently().untilAsserted(() -> assertThat(query.get(PATH).statusCode()).isEqualTo(200));
    } finally {
      hung.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 421, 500, 503})
  void shouldNeverTakeAnotherAnswerForNoSuchAgent(int status) {
    first.answering(target -> target.equals(ASSIGNMENT) ? null : new Reply(status, "{}"));
    try (RunningQuery query = RunningQuery.with(broker, first)) {
      assertProblem(query.get(PATH), 503, "its owner");
      assertThat(first.requests()).hasSizeGreaterThan(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 421})
  void shouldNotListWithoutEveryOwnersAnswer(int status) {
    first.answering(target -> target.equals(ASSIGNMENT) ? null : new Reply(status, "{}"));
    try (RunningQuery query = RunningQuery.with(broker, first)) {
      assertProblem(query.get("/v1/agents"), 503, "partition(s) 0, 1, 2, 3");
    }
  }

  @Test
  void shouldAskAgainWhileTheOwnerGetsReady() {
    AtomicInteger asked = new AtomicInteger();
    first.answering(
        target ->
            target.equals(ASSIGNMENT) || asked.incrementAndGet() > 3 ? null : new Reply(503, ""));
    try (RunningQuery query = RunningQuery.with(broker, first)) {
      assertThat(query.get(PATH).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldNotAnswerForAPartitionThatNobodyOwns() {
    first.owning();
    try (RunningQuery query = RunningQuery.with(broker, first)) {
      assertProblem(query.get(PATH), 503, "nobody is known to own it");
      assertProblem(query.get("/v1/agents"), 503, "partition(s) 0, 1, 2, 3");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "{\"partitions\":3,\"instances\":[{\"host\":\"127.0.0.1\",\"port\":1,\"active\":[0]}]}",
        "{\"partitions\":4,\"instances\":[{\"host\":\" \",\"port\":1,\"active\":[0]}]}",
        "{\"partitions\":4,\"instances\":[{\"port\":1,\"active\":[0]}]}",
        "{\"partitions\":4,\"instances\":[null]}"
      })
  void shouldNotBeReadyWithAnAssignmentOfNoUse(String assignment) {
    first.answering(target -> target.equals(ASSIGNMENT) ? new Reply(200, assignment) : null);
    try (RunningQuery query = RunningQuery.starting(broker, first)) {
      patiently().until(() -> first.asked(ASSIGNMENT) > 1);
      assertProblem(query.get("/health/readiness"), 503, "who owns which partition");

      first.answering(target -> null);
      query.awaitReady();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
