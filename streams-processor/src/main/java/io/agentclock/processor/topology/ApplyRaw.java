package io.agentclock.processor.topology;

import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.AgentKey;
import io.agentclock.model.Transition;
import io.agentclock.model.ledger.Ledger;
import io.agentclock.processor.raw.ItemReader;
import io.agentclock.processor.raw.KeyReader;
import io.agentclock.processor.raw.ProgressReader;
import io.agentclock.processor.raw.RawRecord;
import io.agentclock.processor.raw.Source;
import io.agentclock.processor.store.IntervalGuard;
import io.agentclock.processor.store.KafkaLedgerStore;
import io.agentclock.processor.store.LedgerStores;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Hands raw records to the partition's ledger. Whatever can't be used becomes a refusal; nothing is
 * dropped.
 */
final class ApplyRaw implements Processor<byte[], byte[], byte[], Output> {

  private static final Duration WALK_EVERY = Duration.ofMillis(10);
  private static final int WALK_AGENTS = 64;

  private final LedgerContext settings;
  private ProcessorContext<byte[], Output> context;
  private LedgerForwarder output;
  private Ledger ledger;
  private IntervalGuard guard;

  ApplyRaw(LedgerContext settings) {
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<byte[], Output> processorContext) {
    context = processorContext;
    output = new LedgerForwarder(context, settings.rows(), settings.metrics());
    Map<String, String> stateStreams =
        settings.sourcesByTopic().values().stream()
            .collect(Collectors.toMap(Source::name, Source::stateStream));
    guard =
        new IntervalGuard(context.getStateStore(LedgerStores.SCOPES), settings.rows().interval());
    ledger =
        new Ledger(
            new KafkaLedgerStore(context::getStateStore), output, settings.rules(), stateStreams);
    context.schedule(
        WALK_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> ledger.walkSome(WALK_AGENTS));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    guard.keep();
    RecordMetadata metadata = context.recordMetadata().orElseThrow();
    Source source = settings.sourcesByTopic().get(metadata.topic());
    try {
      RawRecord raw = new RawRecord(record.headers(), record.timestamp());
      if (isProgress(record, raw)) {
        observe(record, raw, source);
      } else {
        apply(record, raw, source, metadata.partition());
      }
    } catch (RefusedException e) {
      RefusedRecord refused = new RefusedRecord(record, metadata);
      output.refusal(refused.key(), refused.because(e), record.timestamp());
    }
  }

  private boolean isProgress(Record<byte[], byte[]> record, RawRecord raw) throws RefusedException {
    try {
      return raw.isProgress();
    } catch (RefusedException e) {
      if (record.key() == null) {
        throw new RefusedException(RefusalReason.NO_KEY, "the record has no key", e);
      }
      throw e;
    }
  }

  private void observe(Record<byte[], byte[]> record, RawRecord raw, Source source)
      throws RefusedException {
    ProgressReader.Observed observed =
        ProgressReader.read(record.value(), source, raw.fetchedAtMs());
    ledger.progress(
        observed.scope(),
        observed.stream(),
        observed.range(),
        observed.staleAfterMs(),
        record.timestamp());
  }

  private void apply(Record<byte[], byte[]> record, RawRecord raw, Source source, int partition)
      throws RefusedException {
    AgentKey agent =
        new KeyReader(settings.partitioner()).read(record.key(), source.name(), partition);
    String stream = raw.required(RawHeaders.STREAM);
    ItemReader reader = source.readers().get(stream);
    if (reader == null) {
      throw new RefusedException(
          RefusalReason.UNKNOWN_STREAM, "stream '%s' of %s".formatted(stream, source.name()));
    }
    Transition transition = reader.read(record.value(), raw.itemContext());
    Ledger.Verdict verdict = ledger.item(agent, stream, transition, record.timestamp());
    settings.metrics().item(verdict);
    switch (verdict) {
      case APPLIED, DUPLICATE -> {
        // on the timeline, now or before
      }
      case TOO_OLD ->
          throw new RefusedException(
              RefusalReason.TOO_OLD, "nothing so old can change any more: " + transition);
      case TOO_NEW ->
          throw new RefusedException(
              RefusalReason.TOO_NEW, "more than five minutes after it was fetched: " + transition);
    }
  }
}
