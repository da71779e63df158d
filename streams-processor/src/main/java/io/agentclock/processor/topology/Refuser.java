package io.agentclock.processor.topology;

import io.agentclock.contract.Refusal;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends refusals down the topology: one for a record that can't be used, and for one of which parts
 * can't, one for each reason, that names them.
 */
final class Refuser {

  private final ProcessorContext<byte[], Output> context;
  private final ProcessorMetrics metrics;

  Refuser(ProcessorContext<byte[], Output> context, ProcessorMetrics metrics) {
    this.context = context;
    this.metrics = metrics;
  }

  void refuse(Record<byte[], byte[]> record, RefusedException because) {
    refuse(record, because.reason(), because.getMessage());
  }

  void refuse(Record<byte[], byte[]> record, List<RefusedException> parts) {
    Map<RefusalReason, List<String>> details = new EnumMap<>(RefusalReason.class);
    for (RefusedException part : parts) {
      details.computeIfAbsent(part.reason(), reason -> new ArrayList<>()).add(part.getMessage());
    }
    details.forEach((reason, all) -> refuse(record, reason, listed(all)));
  }

  private static String listed(List<String> details) {
    return details.size() == 1
        ? details.get(0)
        : details.size() + " parts: " + String.join("; ", details);
  }

  private void refuse(Record<byte[], byte[]> record, RefusalReason reason, String detail) {
    RefusedRecord refused = new RefusedRecord(record, context.recordMetadata().orElseThrow());
    Refusal refusal = refused.because(reason, detail);
    metrics.refusal(reason);
    context.forward(
        new Record<>(
            refused.key(),
            new Output(Output.Kind.REFUSAL, refusal.toJson(), context.taskId().partition()),
            record.timestamp()));
  }
}
