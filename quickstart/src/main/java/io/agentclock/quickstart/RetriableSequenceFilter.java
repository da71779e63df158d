package io.agentclock.quickstart;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Keeps one harmless thing of Kafka 4.3 out of the log: a transaction's second batch may reach a
 * partition before the first one is verified; the broker then refuses it as out of order and the
 * producer sends it again.
 */
public final class RetriableSequenceFilter extends Filter<ILoggingEvent> {

  @Override
  public FilterReply decide(ILoggingEvent event) {
    IThrowableProxy thrown = event.getThrowableProxy();
    boolean retriable =
        thrown != null && thrown.getClassName().endsWith(".OutOfOrderSequenceException");
    return retriable ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
