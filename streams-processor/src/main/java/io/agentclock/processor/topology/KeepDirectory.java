package io.agentclock.processor.topology;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.RefusedException;
import io.agentclock.processor.directory.DirectoryStore;
import io.agentclock.processor.raw.KeyReader;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps who agents are, on the partition where their states are. */
final class KeepDirectory implements Processor<byte[], byte[], byte[], Output> {

  private final LedgerContext settings;
  private ProcessorContext<byte[], Output> context;
  private Refuser refuser;
  private KeyReader keys;
  private DirectoryStore directory;

  KeepDirectory(LedgerContext settings) {
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<byte[], Output> processorContext) {
    context = processorContext;
    refuser = new Refuser(context, settings.metrics());
    keys = new KeyReader(settings.partitioner());
    directory = new DirectoryStore(context.getStateStore(DirectoryStore.NAME));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      int partition = context.recordMetadata().orElseThrow().partition();
      directory.put(keys.agent(record.key(), partition), entry(record.value()));
    } catch (RefusedException e) {
      refuser.refuse(record, e);
    }
  }

  /** No value: nobody knows any more who that is. */
  private static DirectoryEntry entry(byte[] value) throws RefusedException {
    return value == null
        ? DirectoryEntry.NONE
        : DirectoryStore.checked(DirectoryEntry.fromJson(value));
  }
}
