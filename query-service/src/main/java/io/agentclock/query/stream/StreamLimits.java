package io.agentclock.query.stream;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What the live stream allows itself and its clients.
 *
 * @param tick how often changes are written; many small writes to many clients cost more than few
 * @param heartbeat how often clients are told how old the knowledge is
 * @param stall how long a client may leave what waits for it before it is cut off
 * @param longestSnapshot how long a client may take over a snapshot
 * @param clients at most
 * @param changes kept at most, for clients that come back or are behind
 * @param changeBytes kept at most
 */
@ConfigurationProperties("live-stream")
record StreamLimits(
    @Bindable(defaultValue = "100ms") Duration tick,
    @Bindable(defaultValue = "10s") Duration heartbeat,
    @Bindable(defaultValue = "20s") Duration stall,
    @Bindable(defaultValue = "2m") Duration longestSnapshot,
    @Bindable(defaultValue = "2000") int clients,
    @Bindable(defaultValue = "65536") int changes,
    @Bindable(defaultValue = "67108864") long changeBytes) {}
