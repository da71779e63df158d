package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static io.agentclock.query.RunningQuery.assertProblem;
import static io.agentclock.query.StreamStand.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.agentclock.query.ScriptedProcessor.Reply;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A processor that won't answer: it isn't asked in vain, and the log isn't filled with it. */
@ExtendWith(SharedBroker.class)
@Timeout(180)
class RefusingProcessorTest {

  private static final String AGENT = "kore:63fb:a-59bb";
  private static final String ASKED = "/internal/agents/kore%3A63fb%3Aa-59bb";

  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final Logger log = (Logger) LoggerFactory.getLogger("io.agentclock.query.routing");
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
            warnings.add(event.getFormattedMessage());
          }
        }
      };

  private KafkaCluster broker;
  private ScriptedProcessor processor;

  @BeforeEach
  void start(KafkaCluster shared) {
    broker = shared;
    processor = new ScriptedProcessor(PARTITIONS).owningAll();
    appender.start();
    log.setLevel(Level.INFO);
    log.addAppender(appender);
  }

  @AfterEach
  void stop() {
    log.detachAppender(appender);
    log.setLevel(null);
    processor.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 405, 414, 418, 431})
  void shouldNotAskAgainWhatIsRefused(int status) {
    try (RunningQuery query = RunningQuery.with(broker, processor)) {
      answerAgents(status);

      assertProblem(
          query.get("/v1/agents/" + AGENT), 503, "can't answer now", "refused the question");
    }

    assertThat(asked()).isLessThan(3); // one, and one more if it took a second to answer
  }

  @ParameterizedTest
  @ValueSource(ints = {421, 500, 502, 503})
  void shouldAskAgainWhatMayPass(int status) {
    try (RunningQuery query = RunningQuery.with(broker, processor)) {
      answerAgents(status);

      assertProblem(query.get("/v1/agents/" + AGENT), 503, "can't answer now");
    }

    assertThat(asked()).isGreaterThan(1);
  }

  @Test
  void shouldNotComplainOfEveryAttempt() {
    try (RunningQuery query = RunningQuery.with(broker, processor)) {
      answerAgents(500);

      assertProblem(query.get("/v1/agents/" + AGENT), 503);
      assertProblem(query.get("/v1/agents"), 503);
    }

    assertThat(asked()).isGreaterThan(1);
    assertThat(warnings)
        .containsExactly("the processor at %s answered 500".formatted(processor.address()));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void shouldSayThatTheSecretIsRefused(int status) {
    processor.answering(target -> new Reply(status, ""));
    try (RunningQuery query = RunningQuery.starting(broker, processor)) {
      patiently().until(() -> processor.asked("/internal/assignment") > 3);

      assertProblem(query.get("/health/readiness"), 503);
    }

    assertThat(warnings)
        .containsExactly(
            ("the processor at %s refused our internal secret (%d): agentclock.internal.secret must"
                    + " be the same for all processors and query services")
                .formatted(processor.address(), status));
  }

  private void answerAgents(int status) {
    processor.answering(
        target -> target.startsWith("/internal/agents") ? new Reply(status, "") : null);
  }

  private long asked() {
    return processor.requests().stream().filter(target -> target.startsWith(ASKED)).count();
  }
}
