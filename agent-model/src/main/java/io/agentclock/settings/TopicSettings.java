package io.agentclock.settings;

/**
 * The shape and names of the topics.
 *
 * @param partitions of every contract topic
 * @param replicationFactor of every contract topic
 * @param prefix before every name
 * @param outputPrefix before what the processor writes
 */
public record TopicSettings(
    int partitions, short replicationFactor, String prefix, String outputPrefix) {

  static TopicSettings read(Section section) {
    String prefix = section.optionalText("prefix").orElse("");
    TopicSettings settings =
        new TopicSettings(
            section.integer("partitions", 8, 1, 10_000),
            (short) section.integer("replication-factor", 3, 1, 100),
            prefix,
            section.optionalText("output-prefix").orElse(prefix));
    section.refuseUnknown();
    return settings;
  }
}
