package io.agentclock.contract;

import io.agentclock.model.AgentKey;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * Where a key lives: Kafka's own default (murmur2), computed by ourselves, because the router,
 * ingest and the processor must agree whoever wrote the record.
 *
 * @param partitions the partition count of every contract topic
 */
public record KeyPartitioner(int partitions) {

  /** The partition of an agent's records. */
  public int of(AgentKey key) {
    return of(key.toString());
  }

  /** The partition of a key's records. */
  public int of(String key) {
    return of(key.getBytes(StandardCharsets.UTF_8));
  }

  /** The partition of a key's records, by the key's bytes. */
  public int of(byte[] key) {
    return BuiltInPartitioner.partitionForKey(key, partitions);
  }
}
