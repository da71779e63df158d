package io.agentclock.processor.life;

import io.agentclock.processor.topology.LedgerContext;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What the HTTP side needs of the running processor.
 *
 * @param streams the client
 * @param context what its processors work by
 */
public record ProcessorRuntime(KafkaStreams streams, LedgerContext context) {}
