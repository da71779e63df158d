package io.agentclock.query.stream;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All agents, as the states and the directory read so far show them. Of one thread. */
final class AgentTable {

  private static final Logger LOG = LoggerFactory.getLogger(AgentTable.class);

  private final Map<String, AgentEntry> agents = new TreeMap<>();
  private final Map<String, DirectoryEntry> directory = new HashMap<>();
  private final String statesTopic;

  AgentTable(String statesTopic) {
    this.statesTopic = statesTopic;
  }

  /** What a record did to an agent. */
  sealed interface Effect {

    /** Nothing a client would see. */
    record None() implements Effect {}

    /**
     * It is another now.
     *
     * @param before the state it was in; none: it wasn't known
     */
    record Changed(Optional<AgentState> before, AgentEntry agent) implements Effect {}

    /** It is no more. */
    record Removed() implements Effect {}
  }

  Collection<AgentEntry> agents() {
    return agents.values();
  }

  /** Takes a record; one that can't be used changes nothing. */
  Effect apply(ConsumerRecord<byte[], byte[]> message) {
    if (message.key() == null) {
      return new Effect.None();
    }
    String key = new String(message.key(), StandardCharsets.UTF_8);
    try {
      return message.topic().equals(statesTopic) ? state(key, message) : who(key, message);
    } catch (RefusedException | IllegalArgumentException e) {
      LOG.warn(
          "{}-{} at {} can't be used and is passed over: {}",
          message.topic(),
          message.partition(),
          message.offset(),
          e.getMessage());
      return new Effect.None();
    }
  }

  private Effect state(String key, ConsumerRecord<byte[], byte[]> message) throws RefusedException {
    if (message.value() == null) {
      return agents.remove(key) == null ? new Effect.None() : new Effect.Removed();
    }
    AgentEntry now =
        AgentEntry.parse(
            AgentKey.parse(key),
            message.partition(),
            message.value(),
            directory.getOrDefault(key, DirectoryEntry.NONE));
    AgentEntry before = agents.put(key, now);
    return new Effect.Changed(Optional.ofNullable(before).map(AgentEntry::state), now);
  }

  private Effect who(String key, ConsumerRecord<byte[], byte[]> message) throws RefusedException {
    DirectoryEntry who =
        message.value() == null ? DirectoryEntry.NONE : DirectoryEntry.fromJson(message.value());
    directory.put(key, who);
    AgentEntry known = agents.get(key);
    if (known == null) {
      return new Effect.None();
    }
    AgentEntry now = known.with(who);
    agents.put(key, now);
    return now.isCalledAs(known)
        ? new Effect.None()
        : new Effect.Changed(Optional.of(known.state()), now);
  }
}
