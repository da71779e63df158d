package io.agentclock.query.stream;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.model.AgentKey;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * The newest that is known of one agent. It is written over in place, thousands of times a second
 * for all of them, so that the collector has nothing to move; only who was lent it keeps what was.
 * Of one thread.
 */
final class AgentRow {

  private static final int SPARE_BYTES = 64; // the next record may be longer

  private final AgentKey key;
  private final int partition;
  private final String scope;
  private ByteBuffer bytes;
  private boolean lent;
  private DirectoryEntry who;

  /**
   * Of an agent's first record.
   *
   * @param partition of the key
   * @param facts of the record
   */
  AgentRow(AgentKey key, int partition, AgentFacts facts, byte[] record, DirectoryEntry who) {
    this.key = key;
    this.partition = partition;
    this.scope = key.scope();
    this.who = who;
    this.bytes = ByteBuffer.allocate(0);
    write(facts, record);
  }

  /** Takes the next record and what it says. */
  void write(AgentFacts facts, byte[] record) {
    int needed = AgentFacts.BYTES + record.length;
    if (lent || bytes.capacity() < needed) {
      bytes = ByteBuffer.allocate(needed + SPARE_BYTES);
      lent = false;
    }
    bytes.clear();
    facts.writeTo(bytes);
    bytes.put(record).flip();
  }

  /**
   * Takes what the directory says.
   *
   * @return whether a client sees a difference
   */
  boolean rename(DirectoryEntry other) {
    boolean same =
        Objects.equals(who.name(), other.name()) && Objects.equals(who.team(), other.team());
    who = other;
    return !same;
  }

  AgentKey key() {
    return key;
  }

  int partition() {
    return partition;
  }

  /** Of the key. */
  String scope() {
    return scope;
  }

  AgentFacts facts() {
    return AgentFacts.readFrom(bytes.duplicate());
  }

  DirectoryEntry who() {
    return who;
  }

  /** The facts and the record, until the next one is written. */
  ByteBuffer bytes() {
    return bytes.duplicate();
  }

  /** The agent as it is now, to be kept for as long as one likes. */
  AgentEntry lend() {
    lent = true;
    return AgentEntry.read(this, bytes.duplicate(), who);
  }
}
