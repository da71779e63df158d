package io.agentclock.processor.raw;

import io.agentclock.contract.KeyPartitioner;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.AgentKey;
import io.agentclock.model.SkillKey;
import java.util.function.Function;

/**
 * Reads a record's key. A key on a partition where nobody would look for it is as good as none.
 *
 * @param partitioner where keys belong
 */
public record KeyReader(KeyPartitioner partitioner) {

  /**
   * The agent.
   *
   * @param partition the record's
   * @throws RefusedException if it doesn't name an agent that belongs there
   */
  public AgentKey agent(byte[] key, int partition) throws RefusedException {
    return read(key, partition, AgentKey::parse);
  }

  /**
   * An agent of one source.
   *
   * @param partition the record's
   * @throws RefusedException if it doesn't name an agent of that source that belongs there
   */
  public AgentKey agent(byte[] key, String source, int partition) throws RefusedException {
    AgentKey agent = agent(key, partition);
    requireSource(agent.source(), source, agent);
    return agent;
  }

  /**
   * A skill of one source.
   *
   * @param partition the record's
   * @throws RefusedException if it doesn't name a skill of that source that belongs there
   */
  public SkillKey skill(byte[] key, String source, int partition) throws RefusedException {
    SkillKey skill = read(key, partition, SkillKey::parse);
    requireSource(skill.source(), source, skill);
    return skill;
  }

  private static void requireSource(String found, String source, Object key)
      throws RefusedException {
    if (!found.equals(source)) {
      throw new RefusedException(
          RefusalReason.NO_KEY, "key '%s' isn't of source %s".formatted(key, source));
    }
  }

  private <K> K read(byte[] key, int partition, Function<String, K> parser)
      throws RefusedException {
    if (key == null) {
      throw new RefusedException(RefusalReason.NO_KEY, "the record has no key");
    }
    if (key.length > VendorText.MOST_CHARACTERS) {
      throw new RefusedException(
          RefusalReason.NO_KEY,
          "the key has %d bytes, at most %d are read"
              .formatted(key.length, VendorText.MOST_CHARACTERS));
    }
    K parsed = parse(key, parser);
    int home = partitioner.of(key);
    if (home != partition) {
      throw new RefusedException(
          RefusalReason.NO_KEY,
          "key '%s' belongs to partition %d (murmur2, as Kafka's Java producer has it) and was on %d"
              .formatted(parsed, home, partition));
    }
    return parsed;
  }

  private static <K> K parse(byte[] key, Function<String, K> parser) throws RefusedException {
    try {
      return parser.apply(RawRecord.text(key, "the key"));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(RefusalReason.NO_KEY, e.getMessage(), e);
    } catch (RefusedException e) {
      throw new RefusedException(RefusalReason.NO_KEY, e.getMessage(), e);
    }
  }
}
