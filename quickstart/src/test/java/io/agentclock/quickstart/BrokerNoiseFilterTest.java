package io.agentclock.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.junit.jupiter.api.Test;

class BrokerNoiseFilterTest {

  private final BrokerNoiseFilter filter = new BrokerNoiseFilter();
  private final LoggerContext context = new LoggerContext();

  @Test
  void shouldDropTheBrokersRetriableRefusal() {
    assertThat(
            decide("kafka.server.ReplicaManager", "failed", new OutOfOrderSequenceException("x")))
        .isEqualTo(FilterReply.DENY);
  }

  @Test
  void shouldDropACoordinatorWhosePartitionIsNotThere() {
    String coordinator = "org.apache.kafka.coordinator.common.runtime.CoordinatorRuntime";
    Throwable gone = new NotLeaderOrFollowerException("the log does not exist");

    assertThat(decide(coordinator, "Failed to load metadata", gone)).isEqualTo(FilterReply.DENY);
    assertThat(decide(coordinator, "Failed", new CompletionException(gone)))
        .isEqualTo(FilterReply.DENY);
    assertThat(decide(coordinator, "Failed due to " + gone, null)).isEqualTo(FilterReply.DENY);
    assertThat(decide(coordinator, "Failed", new IllegalStateException("x")))
        .isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide("kafka.server.ReplicaManager", "Failed", gone))
        .isEqualTo(FilterReply.NEUTRAL);
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
