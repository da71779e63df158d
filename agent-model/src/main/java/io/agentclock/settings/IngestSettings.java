package io.agentclock.settings;

/**
 * The ingest service's own settings.
 *
 * @param groupId the consumer group by which instances share the feeds
 * @param host the address of its health and metrics port
 * @param port its health and metrics port
 */
public record IngestSettings(String groupId, String host, int port) {

  static IngestSettings read(Section section, String prefix) {
    IngestSettings settings =
        new IngestSettings(
            section.optionalText("group-id").orElse(prefix + "agentclock-ingest"),
            section.optionalText("host").orElse("127.0.0.1"),
            section.integer("port", 8082, 0, 65_535));
    section.refuseUnknown();
    return settings;
  }
}
