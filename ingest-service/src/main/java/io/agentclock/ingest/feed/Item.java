package io.agentclock.ingest.feed;

/**
 * One item exactly as the vendor sent it.
 *
 * @param key the key of whom it is about; decides the partition
 * @param value the vendor's own bytes
 */
public record Item(String key, byte[] value) {}
