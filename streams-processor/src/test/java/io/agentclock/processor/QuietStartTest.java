package io.agentclock.processor;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.BrokerCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.nio.file.Path;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Who starts it for the first time isn't warned of what is as it should be. */
@ExtendWith(KafkaClusterExtension.class)
final class QuietStartTest {

  @BrokerCluster static KafkaCluster cluster;
  @TempDir Path stateDir;

  private final Logger settings = (Logger) LoggerFactory.getLogger(StreamsConfig.class);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();

  @BeforeEach
  void listen() {
    settings.setLevel(Level.WARN);
    said.start();
    settings.addAppender(said);
  }

  @AfterEach
  void stop() {
    settings.detachAppender(said);
    settings.setLevel(null);
  }

  @Test
  void shouldNotBeWarnedOfItsSettings() {
    Client.start(cluster.getBootstrapServers(), stateDir, "quiet-", "one").close();

    assertThat(said.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
  }
}
