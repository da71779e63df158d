package io.agentclock.query.stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Numbers the partitions of both topics.
 *
 * @param statesTopic has the first numbers
 * @param partitions of each topic
 */
record Slots(String statesTopic, int partitions) {

  int count() {
    return 2 * partitions;
  }

  int of(ConsumerRecord<byte[], byte[]> message) {
    return message.topic().equals(statesTopic)
        ? message.partition()
        : partitions + message.partition();
  }
}
