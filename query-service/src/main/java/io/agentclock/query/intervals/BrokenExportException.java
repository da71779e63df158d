package io.agentclock.query.intervals;

/**
 * Rows can't be had any more after some were sent. The connection is ended then without the proper
 * end of an answer, so that nobody takes what there is for everything.
 */
final class BrokenExportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenExportException(int partition, String why) {
    super("the rows of partition %d can't be had: %s".formatted(partition, why));
  }
}
