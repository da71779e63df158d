package io.agentclock.quickstart;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;

/** What is up so far; closed in the reverse order, each once, whatever becomes of the others. */
final class StartedParts implements AutoCloseable {

  private record Part(String name, AutoCloseable closeable) {}

  private final Deque<Part> parts = new ArrayDeque<>();
  private final PrintWriter complaints;

  /**
   * @param complaints where a part that doesn't close is named
   */
  StartedParts(PrintWriter complaints) {
    this.complaints = complaints;
  }

  /** Remembers a part that is up. */
  synchronized <T extends AutoCloseable> T add(String name, T part) {
    parts.push(new Part(name, part));
    return part;
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      close(parts.pop());
    }
  }

  private void close(Part part) {
    try {
      part.closeable().close();
    } catch (Exception e) { // the others must be closed all the same
      complaints.println("agentclock: the %s didn't stop cleanly: %s".formatted(part.name(), e));
      complaints.flush();
    }
  }
}
