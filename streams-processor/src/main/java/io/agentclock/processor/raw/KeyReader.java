package io.agentclock.processor.raw;

import io.agentclock.contract.KeyPartitioner;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.AgentKey;

/**
 * Reads the agent's key of a raw record. A key on a partition where nobody would look for it is as
 * good as none.
 *
 * @param partitioner where keys belong
 */
public record KeyReader(KeyPartitioner partitioner) {

  /**
   * @param source the topic's source
   * @param partition the record's
   * @throws RefusedException if it doesn't name an agent of that source that belongs there
   */
  public AgentKey read(byte[] key, String source, int partition) throws RefusedException {
    if (key == null) {
      throw new RefusedException(RefusalReason.NO_KEY, "the record has no key");
    }
    if (key.length > VendorText.MOST_CHARACTERS) {
      throw new RefusedException(
          RefusalReason.NO_KEY,
          "the key has %d bytes, at most %d are read"
              .formatted(key.length, VendorText.MOST_CHARACTERS));
    }
    AgentKey agent = parse(key);
    if (!agent.source().equals(source)) {
      throw new RefusedException(
          RefusalReason.NO_KEY, "key '%s' isn't of source %s".formatted(agent, source));
    }
    int home = partitioner.of(key);
    if (home != partition) {
      throw new RefusedException(
          RefusalReason.NO_KEY,
          "key '%s' belongs to partition %d (murmur2, as Kafka's Java producer has it) and was on %d"
              .formatted(agent, home, partition));
    }
    return agent;
  }

  private static AgentKey parse(byte[] key) throws RefusedException {
    try {
      return AgentKey.parse(RawRecord.text(key, "the key"));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(RefusalReason.NO_KEY, e.getMessage(), e);
    } catch (RefusedException e) {
      throw new RefusedException(RefusalReason.NO_KEY, e.getMessage(), e);
    }
  }
}
