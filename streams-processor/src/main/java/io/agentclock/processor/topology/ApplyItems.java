package io.agentclock.processor.topology;

import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.AgentKey;
import io.agentclock.model.SkillKey;
import io.agentclock.model.item.AgentItem;
import io.agentclock.model.ledger.Ledger;
import io.agentclock.processor.raw.ItemContext;
import io.agentclock.processor.raw.ItemReader;
import io.agentclock.processor.raw.KeyReader;
import io.agentclock.processor.raw.Reading;
import io.agentclock.processor.raw.SkillReader;
import io.agentclock.processor.skill.SkillBook;
import io.agentclock.processor.skill.SkillInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Record;

/** Hands what one raw item says to the ledger, or to the book of skills. */
final class ApplyItems {

  private final KeyReader keys;
  private final Ledger ledger;
  private final SkillBook skills;
  private final LedgerForwarder output;

  ApplyItems(KeyReader keys, Ledger ledger, SkillBook skills, LedgerForwarder output) {
    this.keys = keys;
    this.ledger = ledger;
    this.skills = skills;
    this.output = output;
  }

  /**
   * A raw item and where it comes from.
   *
   * @param record itself
   * @param partition it was on
   * @param source whose topic it was on
   * @param stream it says it is of
   * @param context what its headers say
   */
  record RawItem(
      Record<byte[], byte[]> record,
      int partition,
      String source,
      String stream,
      ItemContext context) {

    byte[] key() {
      return record.key();
    }

    byte[] value() {
      return record.value();
    }
  }

  /**
   * What became of it.
   *
   * @param outcome as it is counted
   * @param refused the parts that can't be used
   */
  record Applied(Outcome outcome, List<RefusedException> refused) {}

  Applied toAgent(RawItem raw, ItemReader reader) throws RefusedException {
    AgentKey agent = keys.agent(raw.key(), raw.source(), raw.partition());
    Reading<AgentItem> reading = reader.read(agent, raw.value(), raw.context());
    Tally tally = new Tally(reading.refused());
    for (AgentItem item : reading.items()) {
      Ledger.Verdict verdict = ledger.item(agent, raw.stream(), item, raw.record().timestamp());
      tally.add(Outcome.of(verdict), () -> ItemText.of(item));
    }
    return tally.applied();
  }

  Applied toSkill(RawItem raw, SkillReader reader) throws RefusedException {
    SkillKey skill = keys.skill(raw.key(), raw.source(), raw.partition());
    Reading<SkillInterval> reading = reader.read(skill, raw.value(), raw.context());
    Tally tally = new Tally(reading.refused());
    for (SkillInterval interval : reading.items()) {
      SkillBook.Verdict verdict = skills.put(skill, interval, raw.context().fetchedAtMs());
      if (verdict == SkillBook.Verdict.APPLIED) {
        output.skill(skill, interval, raw.record().timestamp());
      }
      tally.add(Outcome.of(verdict), interval::toString);
    }
    return tally.applied();
  }

  private static final class Tally {
    private final List<RefusedException> refused;
    private Outcome outcome;

    Tally(List<RefusedException> refused) {
      this.refused = new ArrayList<>(refused);
      this.outcome = refused.isEmpty() ? Outcome.WITHOUT_STATE : Outcome.REFUSED;
    }

    void add(Outcome part, Supplier<String> item) {
      outcome = outcome.or(part);
      if (part == Outcome.TOO_OLD) {
        refused.add(
            new RefusedException(
                RefusalReason.TOO_OLD, "nothing so old can change any more: " + item.get()));
      } else if (part == Outcome.TOO_NEW) {
        refused.add(
            new RefusedException(
                RefusalReason.TOO_NEW,
                "more than five minutes after it was fetched: " + item.get()));
      }
    }

    Applied applied() {
      return new Applied(outcome, refused);
    }
  }
}
