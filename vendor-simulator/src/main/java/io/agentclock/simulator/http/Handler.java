package io.agentclock.simulator.http;

/** Answers one request; may take its time, its thread is its own. */
@FunctionalInterface
public interface Handler {

  /**
   * @throws InterruptedException when the listener closes meanwhile; the connection is dropped
   */
  Response answer(Request request) throws InterruptedException;
}
