package io.agentclock.processor.raw;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One vendor, as the processor knows it.
 *
 * @param name as in keys and topic names
 * @param closing the streams that coverage and closing may go by: first the state stream, then what
 *     closes an account that is read without it
 * @param live whether the state stream is quick enough for answers up to now
 * @param streams by name
 */
public record Source(
    String name, List<String> closing, boolean live, Map<String, SourceStream> streams) {

  public Source {
    closing = List.copyOf(closing);
    streams = Map.copyOf(streams);
    if (!streams.keySet().containsAll(closing)) {
      throw new IllegalArgumentException("closing streams without a reader: " + closing);
    }
  }

  /**
   * One of its streams.
   *
   * @param reader of its items
   * @param staleAfter how old its knowledge may get, unless its progress records say otherwise
   */
  public record SourceStream(StreamReader reader, Duration staleAfter) {}

  /** The stream that says what agents do. */
  public String stateStream() {
    return closing.get(0);
  }

  /**
   * The stream that closes an account of which these streams are read.
   *
   * @param read none means all
   */
  public String closingStream(Set<String> read) {
    return closing.stream()
        .filter(stream -> read.isEmpty() || read.contains(stream))
        .findFirst()
        .orElse(stateStream());
  }
}
