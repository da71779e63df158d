package io.agentclock.processor.store;

import io.agentclock.model.AgentKey;
import io.agentclock.model.ledger.AgentHead;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** One partition's agents, one after the other; accounts nobody asks for are leapt over. */
public final class AgentScan implements AutoCloseable {

  private final ReadOnlyKeyValueStore<byte[], byte[]> agents;
  private final Predicate<String> scopes;
  private KeyValueIterator<byte[], byte[]> entries;
  private String scope = "";
  private boolean wanted;

  AgentScan(
      ReadOnlyKeyValueStore<byte[], byte[]> agents,
      Optional<String> after,
      Predicate<String> scopes) {
    this.agents = agents;
    this.scopes = scopes;
    this.entries =
        agents.range(
            after
                .map(key -> StoreKeys.justAfter(key.getBytes(StandardCharsets.UTF_8)))
                .orElse(null),
            null);
  }

  /**
   * An agent and its head.
   *
   * @param scope its {@code source:account}
   * @param agent the agent
   * @param head its head
   */
  public record Found(String scope, AgentKey agent, AgentHead head) {}

  /** Whether there is one more. */
  public boolean hasNext() {
    while (entries.hasNext()) {
      String key = new String(entries.peekNextKey(), StandardCharsets.UTF_8);
      String itsScope = key.substring(0, key.lastIndexOf(':'));
      if (!itsScope.equals(scope)) {
        scope = itsScope;
        wanted = scopes.test(scope);
      }
      if (wanted) {
        return true;
      }
      entries.close();
      entries = agents.range(StoreKeys.afterAgents(scope), null);
    }
    return false;
  }

  /** The next one. */
  public Found next() {
    hasNext();
    KeyValue<byte[], byte[]> entry = entries.next();
    return new Found(
        scope,
        AgentKey.parse(new String(entry.key, StandardCharsets.UTF_8)),
        LedgerCodec.readHead(entry.value));
  }

  @Override
  public void close() {
    entries.close();
  }
}
