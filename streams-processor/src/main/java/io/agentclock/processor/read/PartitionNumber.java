package io.agentclock.processor.read;

import io.agentclock.contract.KeyPartitioner;

/** Says no to partitions that don't exist. */
final class PartitionNumber {

  private PartitionNumber() {}

  /**
   * @throws IllegalArgumentException if there is no such partition
   */
  static void check(int partition, KeyPartitioner partitioner) {
    if (partition < 0 || partition >= partitioner.partitions()) {
      throw new IllegalArgumentException(
          "partition is %d, there are %d".formatted(partition, partitioner.partitions()));
    }
  }
}
