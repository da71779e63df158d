package io.agentclock.settings;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The streams processor's own settings.
 *
 * @param applicationId Kafka Streams' application id; another one reads the raw topics anew
 * @param instanceId stays the same over restarts of one instance
 * @param stateDir where the stores are; one instance each
 * @param host the address its internal HTTP port listens on
 * @param port its internal HTTP port
 * @param advertisedHost the name other services reach that port by
 * @param threads stream threads
 * @param standbyReplicas copies of each store on other instances
 * @param commitInterval how often a transaction ends
 * @param offlineRows whether rows that hold nothing but OFFLINE are published
 */
public record ProcessorSettings(
    String applicationId,
    String instanceId,
    Path stateDir,
    String host,
    int port,
    String advertisedHost,
    int threads,
    int standbyReplicas,
    Duration commitInterval,
    boolean offlineRows) {

  static ProcessorSettings read(Section section, String outputPrefix) {
    ProcessorSettings settings =
        new ProcessorSettings(
            section.optionalText("application-id").orElse(outputPrefix + "agentclock-processor"),
            section.optionalText("instance-id").orElse("processor-1"),
            Path.of(section.optionalText("state-dir").orElse("agentclock-state")),
            section.optionalText("host").orElse("127.0.0.1"),
            section.integer("port", 8081, 0, 65_535),
            section.optionalText("advertised-host").orElse("127.0.0.1"),
            section.integer("threads", 1, 1, 64),
            section.integer("standby-replicas", 1, 0, 8),
            section.duration("commit-interval", Duration.ofMillis(100)),
            section.flag("offline-rows", false));
    section.refuseUnknown();
    return settings;
  }
}
