package io.agentclock.processor.store;

import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.item.HandleAmount;
import io.agentclock.model.item.HandleMetric;
import io.agentclock.model.ledger.HandleFacts;
import io.agentclock.model.ledger.SegmentFacts;
import io.agentclock.model.ledger.SegmentShare;

/** Handle time as bytes inside of the stores' values. */
final class HandleCodec {

  private static final HandleMetric[] METRICS = HandleMetric.values();
  private static final SegmentShare.Kind[] KINDS = SegmentShare.Kind.values();
  private static final HandleLine.Attribution[] ATTRIBUTIONS = HandleLine.Attribution.values();

  private HandleCodec() {}

  static void write(BinaryWriter out, HandleFacts facts) {
    out.list(
        facts.buckets(),
        (writer, bucket) -> {
          writer.text(bucket.stream());
          writer.text(bucket.part());
          writer.number(bucket.metric().ordinal());
          writer.number(bucket.amount().sumMs());
          writer.number(bucket.amount().count());
          writer.number(bucket.fetchedAtMs());
        });
    out.list(
        facts.segments(),
        (writer, share) -> {
          writer.text(share.segmentId());
          writer.text(share.stream());
          writer.number(share.kind().ordinal());
          writer.number(share.handleMs());
        });
  }

  static HandleFacts readFacts(BinaryReader in) {
    return new HandleFacts(
        in.list(
            reader ->
                new HandleFacts.Bucket(
                    reader.text(),
                    reader.text(),
                    METRICS[(int) reader.number()],
                    new HandleAmount(reader.number(), reader.optionalNumber()),
                    reader.number())),
        in.list(
            reader ->
                new SegmentShare(
                    reader.text(), reader.text(), KINDS[(int) reader.number()], reader.number())));
  }

  static void write(BinaryWriter out, SegmentFacts facts) {
    out.optional(
        facts.whole(),
        whole -> {
          out.text(whole.stream());
          out.number(whole.endMs());
          out.number(whole.handleMs());
          out.number(whole.fetchedAtMs());
        });
    out.list(
        facts.units(),
        (writer, unit) -> {
          writer.text(unit.stream());
          writer.number(unit.sequence());
          writer.number(unit.startMs());
          writer.number(unit.endMs());
          writer.number(unit.handleMs());
          writer.number(unit.fetchedAtMs());
        });
  }

  static SegmentFacts readSegment(BinaryReader in) {
    return new SegmentFacts(
        in.optional(() -> new SegmentFacts.Whole(in.text(), in.number(), in.number(), in.number())),
        in.list(
            reader ->
                new SegmentFacts.Unit(
                    reader.text(),
                    reader.number(),
                    reader.number(),
                    reader.number(),
                    reader.number(),
                    reader.number())));
  }

  static void write(BinaryWriter out, HandleLine line) {
    out.text(line.stream());
    out.number(line.attribution().ordinal());
    out.number(line.handled());
    out.number(line.handleMs());
    out.number(line.talkMs());
    out.number(line.holdMs());
    out.number(line.acwMs());
  }

  static HandleLine readLine(BinaryReader in) {
    return new HandleLine(
        in.text(),
        ATTRIBUTIONS[(int) in.number()],
        in.optionalNumber(),
        in.optionalNumber(),
        in.optionalNumber(),
        in.optionalNumber(),
        in.optionalNumber());
  }
}
