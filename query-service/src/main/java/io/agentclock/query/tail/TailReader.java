package io.agentclock.query.tail;

import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Takes what a {@link TopicTail} reads, from one beginning on. The tail's thread makes all calls.
 */
public interface TailReader {

  /**
   * The next records, in the order of each partition.
   *
   * @throws IllegalStateException if it can't go on: everything is read anew
   */
  void read(ConsumerRecords<byte[], byte[]> records);

  /**
   * All that had been written by an instant was read. The first call says that the topics were read
   * to their ends; others follow about each second, unless the brokers can't be asked.
   *
   * @param nanoTime the instant, on the clock of {@link System#nanoTime()}
   */
  void complete(long nanoTime);
}
