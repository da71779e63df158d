package io.agentclock.ingest.pull;

import io.agentclock.contract.Refusal;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.write.FeedProducer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes what a vendor said, less what was written before, in transactions of a bounded size. */
final class StepWriter {

  /** Bounds how long a transaction is open. */
  static final int MOST_PER_TRANSACTION = 5_000;

  private final FeedProducer producer;
  private final RawRecords records;
  private final WrittenItems written;
  private final StreamMetrics metrics;

  /**
   * What is to be written of a page.
   *
   * @param window that was asked for
   * @param fetched when the request began
   * @param items not written before
   * @param refused can't be written
   */
  record Sifted(Window window, Instant fetched, List<Item> items, List<Refusal> refused) {
    int size() {
      return items.size() + refused.size();
    }
  }

  StepWriter(
      FeedProducer producer, RawRecords records, WrittenItems written, StreamMetrics metrics) {
    this.producer = producer;
    this.records = records;
    this.written = written;
    this.metrics = metrics;
  }

  /** Takes out what was written before and what is too large. */
  Sifted sift(Page page, Window window, Instant fetched) {
    List<Item> fitting = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>(page.refused());
    for (Item item : page.items()) {
      Optional<Refusal> refusal = records.refusal(item);
      refusal.ifPresentOrElse(refused::add, () -> fitting.add(item));
    }
    List<Item> fresh = written.fresh(fitting);
    List<Refusal> freshlyRefused =
        refused.stream()
            .filter(refusal -> !written.fresh(List.of(unkeyed(refusal))).isEmpty())
            .toList();
    metrics.dropped(fitting.size() - fresh.size() + refused.size() - freshlyRefused.size());
    return new Sifted(window, fetched, fresh, freshlyRefused);
  }

  /** What can't be keyed comes again with every overlap too, and is refused once. */
  private static Item unkeyed(Refusal refusal) {
    return new Item("", refusal.value().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a page.
   *
   * @param closing goes into the last transaction, after everything else
   */
  void write(Sifted page, List<ProducerRecord<byte[], byte[]>> closing) {
    int from = 0;
    do {
      int to = Math.min(from + MOST_PER_TRANSACTION, page.size());
      List<ProducerRecord<byte[], byte[]>> transaction = records(page, from, to);
      if (to == page.size()) {
        transaction.addAll(closing);
      }
      if (!transaction.isEmpty()) {
        producer.write(transaction);
      }
      committed(page, from, to);
      from = to;
    } while (from < page.size());
  }

  private List<ProducerRecord<byte[], byte[]>> records(Sifted page, int from, int to) {
    int items = page.items().size();
    List<ProducerRecord<byte[], byte[]>> built = new ArrayList<>();
    for (int i = from; i < to; i++) {
      built.add(
          i < items
              ? records.item(page.items().get(i), page.window(), page.fetched())
              : records.refused(page.refused().get(i - items), page.fetched()));
    }
    return built;
  }

  private void committed(Sifted page, int from, int to) {
    int items = page.items().size();
    int itemsTo = Math.min(to, items);
    int itemsFrom = Math.min(from, itemsTo);
    written.committed(page.items().subList(itemsFrom, itemsTo), page.fetched());
    List<Refusal> refused =
        page.refused().subList(Math.max(from, items) - items, Math.max(to, items) - items);
    written.committed(refused.stream().map(StepWriter::unkeyed).toList(), page.fetched());
    metrics.written(itemsTo - itemsFrom);
    metrics.refused(refused.size());
  }
}
