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

  private final Map<String, AgentRow> agents = new TreeMap<>();
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
     * It is another now, until the next record is applied.
     *
     * @param before the state it was in; none: it wasn't known
     */
    record Changed(Optional<AgentState> before, AgentRow agent) implements Effect {}

    /** It is no more. */
    record Removed() implements Effect {}
  }

  Collection<AgentRow> agents() {
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
    AgentFacts facts = AgentFacts.parse(message.value());
    AgentRow row = agents.get(key);
    Optional<AgentState> before = Optional.ofNullable(row).map(known -> known.facts().state());
    if (row == null) {
      DirectoryEntry who = directory.getOrDefault(key, DirectoryEntry.NONE);
      row = new AgentRow(AgentKey.parse(key), message.partition(), facts, message.value(), who);
      agents.put(key, row);
    } else {
      row.write(facts, message.value());
    }
    return new Effect.Changed(before, row);
  }

  private Effect who(String key, ConsumerRecord<byte[], byte[]> message) throws RefusedException {
    DirectoryEntry who =
        message.value() == null ? DirectoryEntry.NONE : DirectoryEntry.fromJson(message.value());
    directory.put(key, who);
    AgentRow known = agents.get(key);
    return known != null && known.rename(who)
        ? new Effect.Changed(Optional.of(known.facts().state()), known)
        : new Effect.None();
  }
}
