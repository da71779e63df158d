package io.agentclock.processor.store;

import io.agentclock.model.AgentKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The stores' keys. Keys of one scope, and in it of one interval, lie together: closing, expiry and
 * everyone's interval are scans, not look-ups. A zero byte ends a text: keys hold no control
 * characters.
 */
final class StoreKeys {

  private static final byte END = 0;
  private static final byte AFTER_END = 1;

  private StoreKeys() {}

  static byte[] agent(AgentKey agent) {
    return bytes(agent.toString());
  }

  static byte[] scope(String scope) {
    return bytes(scope);
  }

  /** The first key an agent of a scope could have. */
  static byte[] firstAgent(String scope) {
    return bytes(scope + ':');
  }

  /** A key after all agents of a scope. */
  static byte[] afterAgents(String scope) {
    return bytes(scope + ';');
  }

  /** The key right after another one. */
  static byte[] justAfter(byte[] key) {
    return key(key, new byte[] {END});
  }

  static byte[] slot(AgentKey agent, long startMs) {
    return key(slots(agent.scope(), startMs), bytes(agentPart(agent)));
  }

  /** The first key of an interval's slots. */
  static byte[] slots(String scope, long startMs) {
    byte[] start = ByteBuffer.allocate(Long.BYTES).putLong(startMs ^ Long.MIN_VALUE).array();
    return key(bytes(scope), new byte[] {END}, start);
  }

  /** The agent of a slot's key. */
  static AgentKey slotAgent(String scope, byte[] key) {
    int from = slots(scope, 0).length;
    return agent(scope, key, from);
  }

  /** A key after all slots of an interval. */
  static byte[] afterInterval(String scope, long startMs) {
    return slots(scope, startMs + 1);
  }

  static byte[] segment(AgentKey agent, String segmentId) {
    return key(
        bytes(agent.scope()),
        new byte[] {END},
        bytes(agentPart(agent)),
        new byte[] {END},
        bytes(segmentId));
  }

  /** A key after all slots of a scope. */
  static byte[] afterSlots(String scope) {
    return key(bytes(scope), new byte[] {AFTER_END});
  }

  /** The start of the interval of a slot's key. */
  static long slotStart(String scope, byte[] key) {
    return ByteBuffer.wrap(key, bytes(scope).length + 1, Long.BYTES).getLong() ^ Long.MIN_VALUE;
  }

  static byte[] pending(AgentKey agent, String stream) {
    return key(firstPending(agent.scope(), stream), bytes(agentPart(agent)));
  }

  static byte[] firstPending(String scope, String stream) {
    return key(bytes(scope), new byte[] {END}, bytes(stream), new byte[] {END});
  }

  static byte[] afterPending(String scope, String stream) {
    return key(bytes(scope), new byte[] {END}, bytes(stream), new byte[] {AFTER_END});
  }

  /** The agent of a pending key. */
  static AgentKey pendingAgent(String scope, String stream, byte[] key) {
    return agent(scope, key, firstPending(scope, stream).length);
  }

  private static AgentKey agent(String scope, byte[] key, int from) {
    return AgentKey.parse(
        scope + ':' + new String(key, from, key.length - from, StandardCharsets.UTF_8));
  }

  private static String agentPart(AgentKey agent) {
    return agent.toString().substring(agent.scope().length() + 1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] key(byte[]... parts) {
    ByteArrayOutputStream key = new ByteArrayOutputStream(96);
    for (byte[] part : parts) {
      key.writeBytes(part);
    }
    return key.toByteArray();
  }
}
