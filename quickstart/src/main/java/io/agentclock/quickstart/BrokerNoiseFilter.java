package io.agentclock.quickstart;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Keeps two harmless things of a small Kafka 4.3 out of the log.
 *
 * <ul>
 *   <li>A transaction's second batch may reach a partition before the first one is verified; the
 *       broker then refuses it as out of order and the producer sends it again.
 *   <li>A coordinator whose partition isn't there yet, or no longer, while the broker starts or
 *       stops; whoever asks it asks again.
 * </ul>
 */
public final class BrokerNoiseFilter extends Filter<ILoggingEvent> {

  private static final String COORDINATORS = "org.apache.kafka.coordinator.";
  private static final String NOT_LEADER = "NotLeaderOrFollowerException";

  @Override
  public FilterReply decide(ILoggingEvent event) {
    boolean harmless = isOutOfOrder(event) || isCoordinatorWithoutPartition(event);
    return harmless ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  private static boolean isOutOfOrder(ILoggingEvent event) {
    IThrowableProxy thrown = event.getThrowableProxy();
    return thrown != null && thrown.getClassName().endsWith(".OutOfOrderSequenceException");
  }

  private static boolean isCoordinatorWithoutPartition(ILoggingEvent event) {
    if (!event.getLoggerName().startsWith(COORDINATORS)) {
      return false;
    }
    IThrowableProxy thrown = event.getThrowableProxy();
    while (thrown != null) {
      if (thrown.getClassName().endsWith('.' + NOT_LEADER)) {
        return true;
      }
      thrown = thrown.getCause();
    }
    return event.getFormattedMessage().contains(NOT_LEADER);
  }
}
