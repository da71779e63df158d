package io.agentclock.query.stream;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.model.AgentState;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Some changes in a row, packed: tens of thousands are kept, and as objects of their own they would
 * be most of what the collector has to look at. A page is written once and then dropped as a whole,
 * or begun anew.
 */
final class ChangePage {

  private static final int HEAD_BYTES =
      Integer.BYTES + Long.BYTES + Byte.BYTES + Knowledge.Age.BYTES;
  private static final int REFERENCE_BYTES = 2 * Long.BYTES + Integer.BYTES;
  private static final int FIRST_BYTES = 16 << 10;
  private static final int FULL_BYTES = 192 << 10;
  private static final byte UNKNOWN = -1;
  private static final AgentState[] STATES = AgentState.values();

  private final int[] starts;
  private final AgentRow[] rows;
  private final DirectoryEntry[] who;
  private ByteBuffer bytes = ByteBuffer.allocate(FIRST_BYTES);
  private Position from;
  private int count;

  /**
   * @param most changes in it
   * @param from how far the topics had been read before the first of them
   */
  ChangePage(int most, Position from) {
    this.starts = new int[most];
    this.rows = new AgentRow[most];
    this.who = new DirectoryEntry[most];
    this.from = from;
  }

  /** An empty page in the room of this one. */
  void beginAnew(Position position) {
    Arrays.fill(rows, null);
    Arrays.fill(who, null);
    bytes.clear();
    count = 0;
    from = position;
  }

  boolean isFull() {
    return count == starts.length || bytes.position() >= FULL_BYTES;
  }

  /** Whether it took more room than most. */
  boolean isLarge() {
    return bytes.capacity() > 2 * FULL_BYTES;
  }

  int count() {
    return count;
  }

  /** What it takes to keep it. */
  long bytes() {
    return bytes.capacity() + (long) starts.length * REFERENCE_BYTES;
  }

  /** Adds what a row says now. */
  void add(Change.Place place, Optional<AgentState> before, AgentRow row, Knowledge.Age age) {
    ByteBuffer content = row.bytes();
    makeRoom(HEAD_BYTES + content.remaining());
    starts[count] = bytes.position();
    rows[count] = row;
    who[count] = row.who();
    bytes.putInt(place.slot()).putLong(place.offset());
    bytes.put(before.map(state -> (byte) state.ordinal()).orElse(UNKNOWN));
    age.writeTo(bytes);
    bytes.put(content);
    count++;
  }

  /** One of its changes, to be looked at before the page is begun anew. */
  Change get(int index) {
    int end = index + 1 == count ? bytes.position() : starts[index + 1];
    ByteBuffer one = bytes.duplicate().limit(end).position(starts[index]);
    Change.Place place = new Change.Place(one.getInt(), one.getLong());
    byte before = one.get();
    Knowledge.Age age = Knowledge.Age.readFrom(one);
    return new Change(
        place,
        before == UNKNOWN ? Optional.empty() : Optional.of(STATES[before]),
        AgentEntry.read(rows[index], one, who[index]),
        age);
  }

  /** How far the topics had been read after some of its changes, as far as changes show it. */
  Position after(int changes) {
    long[] next = from.toArray();
    for (int index = 0; index < changes; index++) {
      next[bytes.getInt(starts[index])] = bytes.getLong(starts[index] + Integer.BYTES) + 1;
    }
    return Position.of(next);
  }

  private void makeRoom(int needed) {
    if (bytes.remaining() < needed) {
      int larger = Math.max(2 * bytes.capacity(), bytes.position() + needed);
      bytes = ByteBuffer.allocate(larger).put(bytes.flip());
    }
  }
}
