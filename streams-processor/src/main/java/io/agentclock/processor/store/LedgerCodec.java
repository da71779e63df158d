package io.agentclock.processor.store;

import io.agentclock.model.coverage.Coverage;
import io.agentclock.model.coverage.Range;
import io.agentclock.model.interval.IntervalContent;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.interval.RevisionReason;
import io.agentclock.model.interval.StateTime;
import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.ledger.Extent;
import io.agentclock.model.ledger.PendingRange;
import io.agentclock.model.ledger.ScopeState;
import io.agentclock.model.ledger.SegmentFacts;
import io.agentclock.model.ledger.Slot;
import io.agentclock.model.ledger.Walk;
import java.util.Map;
import java.util.TreeMap;

/** The stores' values as bytes, each with its version first. A change of shape is a new version. */
final class LedgerCodec {

  private static final int HEAD_VERSION = 2;
  private static final int SLOT_VERSION = 2;
  private static final int SEGMENT_VERSION = 1;
  private static final int SCOPE_VERSION = 1;

  private LedgerCodec() {}

  static byte[] write(AgentHead head) {
    BinaryWriter out = new BinaryWriter(HEAD_VERSION);
    out.number(head.extent().firstMs());
    out.number(head.extent().lastMs());
    out.optional(head.current(), out::standing);
    out.optional(
        head.doubt(),
        doubt -> {
          out.number(doubt.sinceMs());
          out.number(doubt.cause().ordinal());
        });
    out.number(head.closedThroughMs());
    out.optional(head.carried(), out::standing);
    out.number(head.settledWalk());
    out.list(head.pending(), LedgerCodec::write);
    out.optional(head.past(), past -> StatusCodec.write(out, past));
    return out.toBytes();
  }

  static AgentHead readHead(byte[] value) {
    BinaryReader in = new BinaryReader(value, HEAD_VERSION);
    return new AgentHead(
        new Extent(in.number(), in.number()),
        in.optional(in::standing),
        in.optional(
            () -> new AgentHead.StateDoubt(in.number(), UnknownCause.values()[(int) in.number()])),
        in.number(),
        in.optional(in::standing),
        in.number(),
        in.list(LedgerCodec::readPending),
        in.optional(() -> StatusCodec.readPast(in)));
  }

  static byte[] write(Slot slot) {
    BinaryWriter out = new BinaryWriter(SLOT_VERSION);
    out.optional(slot.carriedIn(), out::standing);
    out.list(slot.transitions(), BinaryWriter::transition);
    HandleCodec.write(out, slot.handle());
    StatusCodec.write(out, slot.status());
    out.optional(slot.published(), row -> write(out, row));
    return out.toBytes();
  }

  static Slot readSlot(byte[] value) {
    BinaryReader in = new BinaryReader(value, SLOT_VERSION);
    return new Slot(
        in.optional(in::standing),
        in.list(BinaryReader::transition),
        HandleCodec.readFacts(in),
        StatusCodec.readFacts(in),
        in.optional(() -> readRow(in)));
  }

  static byte[] write(SegmentFacts facts) {
    BinaryWriter out = new BinaryWriter(SEGMENT_VERSION);
    HandleCodec.write(out, facts);
    return out.toBytes();
  }

  static SegmentFacts readSegment(byte[] value) {
    return HandleCodec.readSegment(new BinaryReader(value, SEGMENT_VERSION));
  }

  static byte[] write(ScopeState scope) {
    BinaryWriter out = new BinaryWriter(SCOPE_VERSION);
    out.list(
        scope.coverage().entrySet(),
        (writer, entry) -> {
          writer.text(entry.getKey());
          writer.list(entry.getValue().ranges(), LedgerCodec::write);
        });
    out.list(
        scope.staleAfterMs().entrySet(),
        (writer, entry) -> {
          writer.text(entry.getKey());
          writer.number(entry.getValue());
        });
    out.optional(scope.lastWalk(), walk -> write(out, walk));
    out.number(scope.closedThroughMs());
    out.number(scope.expiredThroughMs());
    return out.toBytes();
  }

  static ScopeState readScope(byte[] value) {
    BinaryReader in = new BinaryReader(value, SCOPE_VERSION);
    Map<String, Coverage> coverage = new TreeMap<>();
    in.list(
        reader -> coverage.put(reader.text(), new Coverage(reader.list(LedgerCodec::readRange))));
    Map<String, Long> stale = new TreeMap<>();
    in.list(reader -> stale.put(reader.text(), reader.number()));
    return new ScopeState(
        coverage, stale, in.optional(() -> readWalk(in)), in.number(), in.number());
  }

  private static void write(BinaryWriter out, PendingRange range) {
    out.text(range.stream());
    out.number(range.fromMs());
    out.number(range.toMs());
    out.number(range.reason().ordinal());
  }

  private static PendingRange readPending(BinaryReader in) {
    return new PendingRange(
        in.text(), in.number(), in.number(), RevisionReason.values()[(int) in.number()]);
  }

  private static void write(BinaryWriter out, PublishedRow row) {
    out.list(
        row.content().states(),
        (writer, line) -> {
          writer.activity(line.activity());
          writer.number(line.durationMs());
          writer.number(line.entries());
        });
    out.number(row.content().logins());
    out.number(row.content().logouts());
    out.flag(row.content().eventless());
    out.list(row.content().handle(), HandleCodec::write);
    out.number(row.revision());
    out.number(row.reason().ordinal());
    out.number(row.producedAtMs());
  }

  private static PublishedRow readRow(BinaryReader in) {
    IntervalContent content =
        new IntervalContent(
            in.list(
                reader -> new StateTime(reader.activity(), reader.number(), (int) reader.number())),
            (int) in.number(),
            (int) in.number(),
            in.flag(),
            in.list(HandleCodec::readLine));
    return new PublishedRow(
        content, (int) in.number(), RevisionReason.values()[(int) in.number()], in.number());
  }

  private static void write(BinaryWriter out, Range range) {
    out.number(range.fromMs());
    out.number(range.toMs() - range.fromMs());
  }

  private static Range readRange(BinaryReader in) {
    long fromMs = in.number();
    return new Range(fromMs, fromMs + in.number());
  }

  private static void write(BinaryWriter out, Walk walk) {
    out.number(walk.number());
    out.text(walk.stream());
    out.number(walk.causedAtMs());
    out.number(walk.observedThroughMs());
    out.number(walk.boundaryMs());
    out.optional(
        walk.holesChanged(),
        changed -> {
          out.number(changed.firstMs());
          out.number(changed.lastMs());
        });
    out.flag(walk.everyone());
    out.flag(walk.active());
  }

  private static Walk readWalk(BinaryReader in) {
    return new Walk(
        in.number(),
        in.text(),
        in.number(),
        in.number(),
        in.number(),
        in.optional(() -> new Coverage.Changed(in.number(), in.number())),
        in.flag(),
        in.flag());
  }
}
