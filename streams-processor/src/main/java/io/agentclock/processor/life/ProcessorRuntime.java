package io.agentclock.processor.life;

import io.agentclock.processor.lag.StoreCopies;
import io.agentclock.processor.topology.LedgerContext;
import io.agentclock.settings.Settings;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What the HTTP side needs of the running processor.
 *
 * @param streams the client
 * @param context what its processors work by
 * @param copies how complete its stores are
 * @param settings all there are
 * @param port the internal HTTP port
 */
public record ProcessorRuntime(
    KafkaStreams streams, LedgerContext context, StoreCopies copies, Settings settings, int port) {}
