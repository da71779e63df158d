package io.agentclock.processor.topology;

import io.agentclock.contract.TopicDescriptor;
import io.agentclock.contract.Topics;
import java.util.function.Function;

/**
 * A record on its way out. All contract topics have the same partitions, so everything stays on the
 * partition it came from.
 *
 * @param kind which topic
 * @param value the record's value, UTF-8 JSON
 * @param partition of the output topic, and of the input
 */
record Output(Kind kind, byte[] value, int partition) {

  /** The processor's output topics. */
  enum Kind {
    TRANSITION("write-agent-transitions", Topics::agentTransitions),
    STATE("write-agent-states", Topics::agentStates),
    INTERVAL("write-agent-intervals", Topics::agentIntervals),
    SKILL("write-skill-intervals", Topics::skillIntervals),
    REFUSAL("write-refusals", Topics::processorRefusals);

    private final String node;
    private final Function<Topics, TopicDescriptor> topic;

    Kind(String node, Function<Topics, TopicDescriptor> topic) {
      this.node = node;
      this.topic = topic;
    }

    /** The sink's name in the topology. */
    String node() {
      return node;
    }

    String topicName(Topics topics) {
      return topic.apply(topics).name();
    }
  }
}
