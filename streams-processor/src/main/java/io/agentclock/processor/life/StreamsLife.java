package io.agentclock.processor.life;

import io.agentclock.processor.lag.StoreCopies;
import io.agentclock.settings.Settings;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts and stops the streams client, and sees to it that stores which weren't closed in order
 * aren't used.
 */
public final class StreamsLife implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsLife.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(7);

  private final KafkaStreams streams;
  private final CleanShutdownMarker marker;
  private final boolean leftUnclean;
  private final StoreCopies copies;

  /**
   * A client that isn't started yet.
   *
   * @param cluster id of the Kafka cluster
   */
  public StreamsLife(Topology topology, Properties properties, Settings settings, String cluster) {
    this.marker =
        new CleanShutdownMarker(
            settings.processor().stateDir(), settings.processor().applicationId(), cluster);
    this.leftUnclean = marker.leftUnclean(); // before the client makes its directory
    this.streams = new KafkaStreams(topology, properties);
    streams.setUncaughtExceptionHandler(StreamsLife::shutDown);
    streams.setStateListener(StreamsLife::changed);
    this.copies = StoreCopies.of(streams);
  }

  /** Starts the client, on empty stores if they weren't closed in order. */
  public void start() {
    if (leftUnclean) {
      LOG.info(
          "the stores weren't closed in order, or belong to another cluster; they are restored from"
              + " their changelogs");
      streams.cleanUp();
    }
    marker.remove();
    streams.start();
  }

  /** What is known of how complete its stores are. */
  public StoreCopies copies() {
    return copies;
  }

  /** The client. */
  public KafkaStreams streams() {
    return streams;
  }

  @Override
  public void close() {
    State before = streams.state();
    boolean closed = streams.close(CLOSE_WITHIN);
    if (before == State.CREATED) {
      return;
    }
    if (closed && before.isRunningOrRebalancing()) {
      marker.put();
    } else {
      LOG.warn("the stores weren't closed in order; the next start restores them");
    }
  }

  private static StreamThreadExceptionResponse shutDown(Throwable failure) {
    LOG.error("a stream thread failed", failure);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private static void changed(State now, State before) {
    LOG.info("streams client: {} -> {}", before, now);
    if (now == State.ERROR) {
      FatalExit.now();
    }
  }
}
