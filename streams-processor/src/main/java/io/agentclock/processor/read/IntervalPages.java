package io.agentclock.processor.read;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.model.ledger.AgentReader;
import io.agentclock.processor.directory.DirectoryScan;
import io.agentclock.processor.directory.DirectoryStore;
import io.agentclock.processor.store.AgentScan;
import io.agentclock.processor.store.ReadOnlyLedgerStore;
import io.agentclock.processor.store.SlotScan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everyone's rows of one partition, a page at a time: in the order of agents' keys, then of time.
 * They are the same that an agent's own intervals show.
 */
final class IntervalPages {

  /** A page ends early when it has so many bytes; what is asked of one may be a whole day. */
  private static final int MOST_BYTES = 4 << 20;

  private final Partitions stores;
  private final KeyPartitioner partitioner;
  private final Liveness liveness;
  private final RowRules rules;

  IntervalPages(Partitions stores, KeyPartitioner partitioner, Liveness liveness, RowRules rules) {
    this.stores = stores;
    this.partitioner = partitioner;
    this.liveness = liveness;
    this.rules = rules;
  }

  /**
   * A page.
   *
   * @throws IllegalArgumentException if there is no such partition, or the time can't be
   */
  Lookup page(IntervalsRequest request, Terms terms, RowFormat format) {
    PartitionNumber.check(request.partition(), partitioner);
    Question question =
        new Question(
            request.time(),
            Optional.ofNullable(request.after()),
            request.limit(),
            request.scopes(terms.accounts()));
    return stores.ask(
        request.partition(), OptionalLong.empty(), owned -> page(owned, question, format));
  }

  private record Question(AskedTime time, Optional<String> after, int limit, ScopeFilter scopes) {}

  private Lookup page(Stores owned, Question question, RowFormat format) {
    ReadOnlyLedgerStore store = new ReadOnlyLedgerStore(owned::of);
    ByteArrayOutputStream page = new ByteArrayOutputStream(1 << 16);
    RowWriter rows = format.to(page, rules.rows());
    Optional<String> next;
    try (AgentScan agents = store.agents(question.after(), question.scopes()::accepts);
        SlotScan slots = store.scan();
        DirectoryScan directory = new DirectoryScan(owned.of(DirectoryStore.NAME))) {
      ScopeViews views = new ScopeViews(liveness, store, owned.completeAsOfMs());
      AgentScan.Found last = null;
      for (int i = 0; i < question.limit() && page.size() < MOST_BYTES && agents.hasNext(); i++) {
        last = agents.next();
        AgentReader reader =
            new AgentReader(
                last.agent(), last.head(), slots, views.of(last.scope()), rules.rules());
        List<AgentReader.Row> found = reader.rows(question.time().fromMs(), question.time().toMs());
        if (!found.isEmpty()) {
          DirectoryEntry who = format.naming() ? directory.of(last.agent()) : DirectoryEntry.NONE;
          write(rows, new RowWriter.Whose(last.agent(), who), found, reader.asOfMs());
        }
      }
      next = agents.hasNext() ? Optional.of(last.agent().toString()) : Optional.empty();
      rows.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("can't happen in memory", e);
    }
    return new Lookup.Found(page.toByteArray(), next, OptionalLong.empty());
  }

  private static void write(
      RowWriter rows, RowWriter.Whose whose, List<AgentReader.Row> found, long asOfMs)
      throws IOException {
    for (AgentReader.Row row : found) {
      rows.write(whose, row, asOfMs);
    }
  }
}
