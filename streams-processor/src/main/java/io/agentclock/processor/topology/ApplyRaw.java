package io.agentclock.processor.topology;

import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.ledger.Ledger;
import io.agentclock.processor.raw.ItemReader;
import io.agentclock.processor.raw.KeyReader;
import io.agentclock.processor.raw.ProgressReader;
import io.agentclock.processor.raw.RawRecord;
import io.agentclock.processor.raw.SkillReader;
import io.agentclock.processor.raw.Source;
import io.agentclock.processor.raw.StreamReader;
import io.agentclock.processor.skill.SkillBook;
import io.agentclock.processor.skill.SkillStore;
import io.agentclock.processor.store.IntervalGuard;
import io.agentclock.processor.store.KafkaLedgerStore;
import io.agentclock.processor.store.LedgerStores;
import java.time.Duration;
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
  private final Tenures tenures;
  private ProcessorContext<byte[], Output> context;
  private Refuser refuser;
  private Ledger ledger;
  private SkillBook skills;
  private ApplyItems items;
  private IntervalGuard guard;
  private Tenure tenure;

  ApplyRaw(LedgerContext settings, Tenures tenures) {
    this.settings = settings;
    this.tenures = tenures;
  }

  @Override
  public void init(ProcessorContext<byte[], Output> processorContext) {
    context = processorContext;
    refuser = new Refuser(context, settings.metrics());
    LedgerForwarder output = new LedgerForwarder(context, settings.rows(), settings.metrics());
    guard =
        new IntervalGuard(context.getStateStore(LedgerStores.SCOPES), settings.rows().interval());
    ledger =
        new Ledger(
            new KafkaLedgerStore(context::getStateStore),
            output,
            settings.rules(),
            settings.sources().closing());
    skills =
        new SkillBook(
            new SkillStore(context.getStateStore(SkillStore.NAME)), settings.rules().retentionMs());
    items = new ApplyItems(new KeyReader(settings.partitioner()), ledger, skills, output);
    context.schedule(
        WALK_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> ledger.walkSome(WALK_AGENTS));
    tenure = tenures.begin(context.taskId().partition());
  }

  @Override
  public void close() {
    tenures.end(tenure);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    guard.keep();
    RawRecord raw = new RawRecord(record.headers(), record.timestamp());
    boolean progress = false;
    try {
      progress = isProgress(record, raw);
      if (progress) {
        observe(record, raw);
      } else {
        apply(record, raw);
      }
    } catch (RefusedException e) {
      refuser.refuse(record, e);
      if (!progress) {
        settings.metrics().item(Outcome.REFUSED);
      }
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

  private void observe(Record<byte[], byte[]> record, RawRecord raw) throws RefusedException {
    Source source = settings.sources().byTopic().get(metadata().topic());
    ProgressReader.Observed observed =
        ProgressReader.read(record.value(), source, raw.fetchedAtMs());
    ledger.progress(
        observed.scope(),
        observed.stream(),
        observed.range(),
        observed.staleAfterMs(),
        record.timestamp());
    if (source.streams().get(observed.stream()).reader() instanceof SkillReader) {
      skills.observed(observed.scope(), observed.range().toMs());
    }
  }

  private void apply(Record<byte[], byte[]> record, RawRecord raw) throws RefusedException {
    Source source = settings.sources().byTopic().get(metadata().topic());
    ApplyItems.RawItem item =
        new ApplyItems.RawItem(
            record,
            metadata().partition(),
            source.name(),
            raw.required(RawHeaders.STREAM),
            raw.itemContext());
    StreamReader reader = reader(source, item.stream());
    ApplyItems.Applied applied =
        reader instanceof SkillReader skillReader
            ? items.toSkill(item, skillReader)
            : items.toAgent(item, (ItemReader) reader);
    refuser.refuse(record, applied.refused());
    settings.metrics().item(applied.outcome());
  }

  private static StreamReader reader(Source source, String stream) throws RefusedException {
    Source.SourceStream known = source.streams().get(stream);
    if (known == null) {
      throw new RefusedException(
          RefusalReason.UNKNOWN_STREAM, "stream '%s' of %s".formatted(stream, source.name()));
    }
    return known.reader();
  }

  private RecordMetadata metadata() {
    return context.recordMetadata().orElseThrow();
  }
}
