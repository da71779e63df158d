package io.agentclock.benchmarks.stream;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes a client's stream of server-sent events apart, with as little work as will do: there are
 * 200,000 events a second. A snapshot is looked through as it comes, and never held.
 */
final class EventReader {

  private static final byte LINE_END = '\n';
  private static final byte[] EVENT = bytes("event:");
  private static final byte[] DATA = bytes("data:");
  private static final byte[] SNAPSHOT = bytes("snapshot");
  private static final byte[] STATE = bytes("state");
  private static final byte[] AGENT = bytes("\"agent\":\"");
  private static final int LONGEST_LINE = 4 << 10; // of an agent's state; a snapshot's is longer

  private final Events events;
  private final byte[] line = new byte[LONGEST_LINE];
  private int length;
  private boolean inSnapshot;
  private boolean inState;
  private int agents;

  /** What is told of. */
  interface Events {

    /** A whole snapshot has come. */
    void snapshot(int agents);

    /** An agent's state has come, as JSON. */
    void state(byte[] line, int from, int to);

    /** Some other event has come. */
    void other(String name);
  }

  EventReader(Events events) {
    this.events = events;
  }

  /** Takes what has come, wherever it begins and ends. */
  void read(ByteBuf bytes) {
    while (bytes.isReadable()) {
      int end = bytes.bytesBefore(LINE_END);
      copy(bytes, end < 0 ? bytes.readableBytes() : end);
      if (end >= 0) {
        bytes.skipBytes(1);
        endLine();
      }
    }
  }

  private void copy(ByteBuf bytes, int count) {
    int left = count;
    while (left > 0) {
      if (length == line.length) {
        countAgents();
        length = AGENT.length - 1; // one may begin here and end in what comes
        System.arraycopy(line, line.length - length, line, 0, length);
      }
      int now = Math.min(left, line.length - length);
      bytes.readBytes(line, length, now);
      length += now;
      left -= now;
    }
  }

  private void endLine() {
    if (length == 0) {
      if (inSnapshot) {
        events.snapshot(agents);
      }
      inSnapshot = false;
      inState = false;
    } else if (inSnapshot) {
      countAgents();
    } else if (begins(EVENT)) {
      name(valueFrom(EVENT));
    } else if (inState && begins(DATA)) {
      events.state(line, valueFrom(DATA), length);
    }
    length = 0;
  }

  private void name(int from) {
    inSnapshot = Arrays.equals(line, from, length, SNAPSHOT, 0, SNAPSHOT.length);
    inState = Arrays.equals(line, from, length, STATE, 0, STATE.length);
    if (inSnapshot) {
      agents = 0;
    } else if (!inState) {
      events.other(new String(line, from, length - from, StandardCharsets.UTF_8));
    }
  }

  private void countAgents() {
    for (int at = 0; (at = indexOf(at)) >= 0; at += AGENT.length) {
      agents++;
    }
  }

  private int indexOf(int from) {
    for (int at = from; at <= length - AGENT.length; at++) {
      if (line[at] == '"' && Arrays.equals(line, at, at + AGENT.length, AGENT, 0, AGENT.length)) {
        return at;
      }
    }
    return -1;
  }

  private boolean begins(byte[] field) {
    return length >= field.length && Arrays.equals(line, 0, field.length, field, 0, field.length);
  }

  private int valueFrom(byte[] field) {
    return field.length < length && line[field.length] == ' ' ? field.length + 1 : field.length;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
