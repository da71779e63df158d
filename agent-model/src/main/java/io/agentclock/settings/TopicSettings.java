package io.agentclock.settings;

import java.util.Optional;
import java.util.regex.Pattern;

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

  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  static TopicSettings read(Section section) {
    String prefix = prefix(section, "prefix").orElse("");
    TopicSettings settings =
        new TopicSettings(
            section.integer("partitions", 8, 1, 10_000),
            (short) section.integer("replication-factor", 3, 1, 100),
            prefix,
            prefix(section, "output-prefix").orElse(prefix));
    section.refuseUnknown();
    return settings;
  }

  private static Optional<String> prefix(Section section, String key) {
    Optional<String> prefix = section.optionalText(key);
    if (prefix.filter(text -> !PREFIX.matcher(text).matches()).isPresent()) {
      throw section.bad(
          key,
          "'%s' can't begin a topic's name; use up to 100 letters, digits, '.', '_' and '-'"
              .formatted(prefix.get()));
    }
    return prefix;
  }
}
