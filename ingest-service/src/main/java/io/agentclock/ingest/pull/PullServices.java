package io.agentclock.ingest.pull;

import io.agentclock.contract.KeyPartitioner;
import io.agentclock.contract.Topics;
import io.agentclock.ingest.vendor.RequestLimits;
import io.agentclock.ingest.vendor.VendorHttp;
import io.agentclock.ingest.write.Checkpoints;
import java.time.Clock;

/**
 * What all pollers of this service share.
 *
 * @param clock all times come from it
 * @param topics names, and the retention
 * @param partitioner puts keys on partitions
 * @param http asks vendors
 * @param limits keeps to their rate limits
 * @param checkpoints where streams go on
 */
public record PullServices(
    Clock clock,
    Topics topics,
    KeyPartitioner partitioner,
    VendorHttp http,
    RequestLimits limits,
    Checkpoints checkpoints) {}
