package io.agentclock.processor.store;

import io.agentclock.model.item.StatusRecord;
import io.agentclock.model.ledger.StatusFacts;
import io.agentclock.model.ledger.StatusFacts.Kept;
import io.agentclock.model.ledger.StatusFacts.Replaced;
import io.agentclock.model.ledger.StatusPast;

/** Status records as bytes inside of the stores' values. */
final class StatusCodec {

  private static final StatusRecord.Kind[] KINDS = StatusRecord.Kind.values();

  private StatusCodec() {}

  static void write(BinaryWriter out, StatusFacts facts) {
    out.list(facts.records(), StatusCodec::write);
    out.list(
        facts.replaced(),
        (writer, piece) -> {
          writer.number(piece.fromMs());
          writer.number(piece.toMs() - piece.fromMs());
          writer.number(piece.fetchedAtMs() - piece.fromMs());
        });
  }

  static StatusFacts readFacts(BinaryReader in) {
    return new StatusFacts(in.list(StatusCodec::readKept), in.list(StatusCodec::readReplaced));
  }

  static void write(BinaryWriter out, StatusPast past) {
    out.number(past.keptFromMs());
    out.optional(past.presence(), kept -> write(out, kept));
    out.optional(past.routing(), kept -> write(out, kept));
  }

  static StatusPast readPast(BinaryReader in) {
    return new StatusPast(
        in.number(), in.optional(() -> readKept(in)), in.optional(() -> readKept(in)));
  }

  private static void write(BinaryWriter out, Kept kept) {
    StatusRecord record = kept.record();
    out.number(record.kind().ordinal());
    out.number(record.startMs());
    out.number(record.endMs());
    out.text(record.value());
    out.text(record.detail());
    out.text(record.label());
    out.number(kept.fetchedAtMs() - record.startMs());
  }

  private static Kept readKept(BinaryReader in) {
    StatusRecord record =
        new StatusRecord(
            KINDS[(int) in.number()],
            in.number(),
            in.optionalNumber(),
            in.text(),
            in.text(),
            in.text());
    return new Kept(record, record.startMs() + in.number());
  }

  private static Replaced readReplaced(BinaryReader in) {
    long fromMs = in.number();
    long toMs = fromMs + in.number();
    return new Replaced(fromMs, toMs, fromMs + in.number());
  }
}
