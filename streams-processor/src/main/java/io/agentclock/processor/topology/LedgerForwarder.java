package io.agentclock.processor.topology;

import io.agentclock.contract.AgentStateJson;
import io.agentclock.contract.IntervalRowJson;
import io.agentclock.contract.TransitionJson;
import io.agentclock.model.AgentKey;
import io.agentclock.model.SkillKey;
import io.agentclock.model.Transition;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.ledger.LedgerOutput;
import io.agentclock.processor.skill.SkillInterval;
import io.agentclock.processor.skill.SkillIntervalJson;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends a ledger's consequences down the topology as the contract's records. */
final class LedgerForwarder implements LedgerOutput {

  private final ProcessorContext<byte[], Output> context;
  private final IntervalRowJson rows;
  private final ProcessorMetrics metrics;
  private final int partition;

  LedgerForwarder(
      ProcessorContext<byte[], Output> context, IntervalRowJson rows, ProcessorMetrics metrics) {
    this.context = context;
    this.rows = rows;
    this.metrics = metrics;
    this.partition = context.taskId().partition();
  }

  @Override
  public void transition(AgentKey agent, Transition transition, boolean holds, long causedAtMs) {
    metrics.transition(transition);
    forward(
        agent.toString(),
        Output.Kind.TRANSITION,
        TransitionJson.toJson(agent, transition, holds),
        causedAtMs);
  }

  @Override
  public void state(AgentKey agent, AgentHead head, long causedAtMs) {
    forward(agent.toString(), Output.Kind.STATE, AgentStateJson.toJson(agent, head), causedAtMs);
  }

  @Override
  public void interval(AgentKey agent, long startMs, PublishedRow row) {
    metrics.row(row);
    forward(
        IntervalRowJson.key(agent, startMs),
        Output.Kind.INTERVAL,
        rows.toJson(agent, startMs, row),
        row.producedAtMs());
  }

  void skill(SkillKey skill, SkillInterval interval, long causedAtMs) {
    forward(
        SkillIntervalJson.key(skill, interval.startMs()),
        Output.Kind.SKILL,
        SkillIntervalJson.toJson(skill, interval),
        causedAtMs);
  }

  private void forward(String key, Output.Kind kind, byte[] value, long timestampMs) {
    context.forward(
        new Record<>(
            key.getBytes(StandardCharsets.UTF_8), new Output(kind, value, partition), timestampMs));
  }
}
