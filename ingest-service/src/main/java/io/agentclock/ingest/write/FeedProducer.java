package io.agentclock.ingest.write;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Writes for one feed, in short transactions: an open one holds up every reader of its partitions,
 * so records are at hand before it begins.
 *
 * <p>After any failure it is of no more use: it is closed, and the feed taken over anew.
 */
public final class FeedProducer implements AutoCloseable {

  private static final Duration CLOSING = Duration.ofSeconds(3);

  private final Producer<byte[], byte[]> producer;

  private FeedProducer(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Takes a feed over: ends whatever its last owner left open, and fences that owner.
   *
   * @throws KafkaException if that can't be done now
   */
  public static FeedProducer takeOver(KafkaClients clients, String feed) {
    FeedProducer owner = new FeedProducer(clients.producer(feed));
    try {
      owner.producer.initTransactions();
      return owner;
    } catch (KafkaException e) {
      owner.close();
      throw e;
    }
  }

  /**
   * Writes these records in one transaction, in their order.
   *
   * @throws KafkaException if they weren't, or it isn't known whether they were
   */
  public synchronized void write(List<ProducerRecord<byte[], byte[]>> records) {
    producer.beginTransaction();
    records.forEach(producer::send); // a failed send makes the commit fail
    producer.commitTransaction();
  }

  /**
   * Aborts what is open. On a thread of its own, since the caller's may be interrupted at any time,
   * and Kafka's producer then gives up closing.
   */
  @Override
  public void close() {
    Thread closing = new Thread(() -> producer.close(CLOSING), "feed-producer-close");
    closing.start();
    boolean interrupted = false;
    while (closing.isAlive()) {
      try {
        closing.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
