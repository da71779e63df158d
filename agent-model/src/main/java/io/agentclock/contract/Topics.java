package io.agentclock.contract;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names and clean-up policies of the contract's topics, in one place.
 *
 * @param prefix goes before every name
 * @param outputPrefix goes before what the processor writes, so that a replay can write beside the
 *     live topics
 * @param retention how long raw records and transitions are kept
 */
public record Topics(String prefix, String outputPrefix, Duration retention) {

  /** How long interval rows and refusals are kept. */
  public static final Duration ROW_RETENTION = Duration.ofDays(35);

  /** What the vendors said, unchanged, and each pull's progress. One topic per source. */
  public TopicDescriptor raw(String source) {
    return TopicDescriptor.deleted(prefix + "raw." + source, retention);
  }

  /** The raw topics of all the sources that are known. */
  public List<TopicDescriptor> allRaw() {
    return Sources.ALL.stream().map(this::raw).toList();
  }

  /** Every transition put on a timeline. */
  public TopicDescriptor agentTransitions() {
    return TopicDescriptor.deleted(outputPrefix + "agent-transitions", retention);
  }

  /** The current state of each agent. */
  public TopicDescriptor agentStates() {
    return TopicDescriptor.compacted(outputPrefix + "agent-states");
  }

  /** The interval rows. */
  public TopicDescriptor agentIntervals() {
    return TopicDescriptor.compactedAndDeleted(outputPrefix + "agent-intervals", ROW_RETENTION);
  }

  /** Net handle time per skill and hour. */
  public TopicDescriptor skillIntervals() {
    return TopicDescriptor.compactedAndDeleted(outputPrefix + "skill-intervals", ROW_RETENTION);
  }

  /** Names and teams. */
  public TopicDescriptor agentDirectory() {
    return TopicDescriptor.compacted(prefix + "agent-directory");
  }

  /** Checkpoint and status of every feed's streams. */
  public TopicDescriptor feedProgress() {
    return TopicDescriptor.compacted(prefix + "feed-progress");
  }

  /** What ingest couldn't use. */
  public TopicDescriptor ingestRefusals() {
    return TopicDescriptor.deleted(prefix + "refusals", ROW_RETENTION);
  }

  /**
   * What the processor couldn't use; the same topic as ingest's unless the processor writes
   * elsewhere.
   */
  public TopicDescriptor processorRefusals() {
    return TopicDescriptor.deleted(outputPrefix + "refusals", ROW_RETENTION);
  }

  /** All that ingest reads or writes. */
  public List<TopicDescriptor> ofIngest() {
    return Stream.concat(
            allRaw().stream(), Stream.of(feedProgress(), agentDirectory(), ingestRefusals()))
        .toList();
  }

  /** All that the processor reads or writes. */
  public List<TopicDescriptor> ofProcessor() {
    return Stream.concat(
            allRaw().stream(),
            Stream.of(
                agentTransitions(),
                agentStates(),
                agentIntervals(),
                skillIntervals(),
                agentDirectory(),
                processorRefusals()))
        .toList();
  }

  /** All that the query service reads. */
  public List<TopicDescriptor> ofQuery() {
    return List.of(feedProgress(), agentStates(), agentDirectory());
  }
}
