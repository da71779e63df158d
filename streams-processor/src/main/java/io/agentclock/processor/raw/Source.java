package io.agentclock.processor.raw;

import java.time.Duration;
import java.util.Map;

/**
 * One vendor, as the processor knows it.
 *
 * @param name as in keys and topic names
 * @param stateStream the stream that coverage and closing go by
 * @param live whether that stream is quick enough for answers up to now
 * @param staleAfter how old its knowledge may get, unless its progress records say otherwise
 * @param readers by stream
 */
public record Source(
    String name,
    String stateStream,
    boolean live,
    Duration staleAfter,
    Map<String, ItemReader> readers) {

  public Source {
    readers = Map.copyOf(readers);
  }
}
