package io.agentclock.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.junit.jupiter.api.Test;

class RetriableSequenceFilterTest {

  private final RetriableSequenceFilter filter = new RetriableSequenceFilter();
  private final LoggerContext context = new LoggerContext();

  @Test
  void shouldDropTheBrokersRetriableRefusal() {
    assertThat(
            decide("kafka.server.ReplicaManager", "failed", new OutOfOrderSequenceException("x")))
        .isEqualTo(FilterReply.DENY);
  }

  @Test
  void shouldLeaveEverythingElse() {
    assertThat(decide("kafka.server.ReplicaManager", "failed", new InvalidTxnStateException("x")))
        .isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide("kafka.server.ReplicaManager", "failed", null))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  private FilterReply decide(String loggerName, String message, Throwable thrown) {
    Logger logger = context.getLogger(loggerName);
    return filter.decide(
        new LoggingEvent(getClass().getName(), logger, Level.ERROR, message, thrown, null));
  }
}
