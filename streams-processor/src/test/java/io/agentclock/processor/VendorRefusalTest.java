package io.agentclock.processor;

import static io.agentclock.contract.RefusalReason.BAD_BUCKET;
import static io.agentclock.contract.RefusalReason.BAD_TIME;
import static io.agentclock.contract.RefusalReason.MISSING_FIELD;
import static io.agentclock.contract.RefusalReason.NO_KEY;
import static io.agentclock.contract.RefusalReason.TOO_NEW;
import static io.agentclock.contract.RefusalReason.TOO_OLD;
import static io.agentclock.contract.RefusalReason.UNKNOWN_STREAM;
import static io.agentclock.contract.RefusalReason.UNREADABLE;
import static io.agentclock.processor.Partition.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.Streams;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever LivePerson or Genesys send that can't be used is refused, once, and changes nothing. */
final class VendorRefusalTest {

  private static final Instant FETCHED = at("10:02");
  private static final String LP_AGENT = "liveperson:1:77";
  private static final String SKILL = "liveperson:1:skill:7";
  private static final String GENESYS_AGENT = "genesys:org:u";

  /** A stream and a key that it takes. */
  private record Fed(String stream, String key) {}

  private static final List<Fed> STREAMS =
      List.of(
          new Fed(Streams.STATUS_CHANGES, LP_AGENT),
          new Fed(Streams.AGENT_SEGMENTS, LP_AGENT),
          new Fed(Streams.SEGMENT_UNITS, LP_AGENT),
          new Fed(Streams.NET_HANDLE_TIME, SKILL),
          new Fed(Streams.USER_STATUS, GENESYS_AGENT),
          new Fed(Streams.CONVERSATION_AGGREGATES, GENESYS_AGENT));

  @TempDir static Path stateDir;
  private static Partition partition;

  /** A bad input. */
  record Bad(String name, RawInput input, RefusalReason reason, String detail) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void start() {
    partition = Partition.alone(stateDir);
  }

  @AfterAll
  static void stop() {
    partition.close();
  }

  /** What no stream can read. */
  static Stream<Bad> unreadable() {
    return STREAMS.stream()
        .flatMap(
            fed ->
                Stream.of(
                    bad(fed, "text", "busy", UNREADABLE, "isn't JSON"),
                    bad(fed, "truncated", "{\"a\":[{}", UNREADABLE, "isn't JSON"),
                    bad(fed, "array", "[{}]", UNREADABLE, "isn't a JSON object"),
                    bad(fed, "null", "null", UNREADABLE, "isn't a JSON object"),
                    bad(fed, "empty", "", UNREADABLE, "isn't a JSON object"),
                    bad(fed, "nothing", "{}", MISSING_FIELD, "no "),
                    bad(fed, "two", "{}{}", UNREADABLE, "more after"),
                    bad(fed, "deep", "{\"a\":" + "[".repeat(5_000), UNREADABLE, "isn't JSON"),
                    bad(fed, "long", "{\"a\":" + "9".repeat(2_000) + "}", UNREADABLE, "JSON"),
                    new Bad(
                        fed.stream() + ": no value",
                        input(fed, "{}").withValue(null),
                        UNREADABLE,
                        "no value"),
                    new Bad(
                        fed.stream() + ": not UTF-8",
                        input(fed, "{}").withValue(new byte[] {'{', '"', -1, '"'}),
                        UNREADABLE,
                        "isn't JSON")));
  }

  static Stream<Bad> outOfTime() {
    return Stream.of(
        bad(0, change("2026-02-22T10:01:59Z"), TOO_OLD, "nothing so old"),
        bad(0, change("2026-03-02T10:07:00.001Z"), TOO_NEW, "five minutes"),
        bad(1, segment("2026-02-22T10:01:59Z"), TOO_OLD, "segment s that ended"),
        bad(1, segment("2026-03-02T10:07:00.001Z"), TOO_NEW, "segment s that ended"),
        bad(2, unit(1_000, 2_000), TOO_OLD, "unit 1 of segment a:77:c"),
        bad(2, unit(4_000_000_000_000L, 4_000_000_001_000L), TOO_NEW, "unit 1 of segment"),
        bad(3, "{\"epochTimestamp\":0}", TOO_OLD, "nothing so old"),
        bad(3, "{\"timestamp\":\"2026-03-02T11:00\"}", TOO_NEW, "five minutes"),
        bad(5, bucket("2026-02-22T09:00:00Z/2026-02-22T09:30:00Z"), TOO_OLD, "bucket of 2026-02"),
        bad(5, bucket("2026-03-02T10:30:00Z/2026-03-02T11:00:00Z"), TOO_NEW, "bucket of 2026-03"),
        bad(5, bucket("2026-03-02T09:00:00Z/2026-03-02T10:00:00Z"), BAD_BUCKET, "granularity"),
        bad(
            4,
            "{\"routingStatus\":[{\"startTime\":\"x\",\"routingStatus\":\"IDLE\"}]}",
            BAD_TIME,
            "routingStatus[0]: startTime is 'x'"));
  }

  static Stream<Bad> keysAndHeaders() {
    RawInput status = input(STREAMS.get(4), "{\"userId\":\"u\"}");
    return Stream.of(
        wrongKey(Streams.NET_HANDLE_TIME, LP_AGENT, "a skill key is"),
        wrongKey(Streams.NET_HANDLE_TIME, "liveperson:1:skill:", "skill id"),
        wrongKey(Streams.AGENT_SEGMENTS, SKILL, "4 parts"),
        wrongKey(Streams.SEGMENT_UNITS, "liveperson:1:78", "of agent '77'"),
        new Bad(
            "skill of another source",
            input(STREAMS.get(3), "{}").withKey(RawInput.bytes("genesys:1:skill:7")),
            NO_KEY,
            "source liveperson"),
        new Bad(
            "stream of another source",
            input(STREAMS.get(0), "{}").with(RawHeaders.STREAM, Streams.USER_STATUS),
            UNKNOWN_STREAM,
            "'user-status' of liveperson"),
        new Bad(
            "no window-from",
            status.without(RawHeaders.WINDOW_FROM),
            MISSING_FIELD,
            "'window-from'"),
        new Bad("bad window", status.with(RawHeaders.WINDOW_TO, "x"), BAD_TIME, "window-to is 'x'"),
        new Bad(
            "bad labels",
            status.with(RawHeaders.PRESENCE_LABELS, "[]"),
            UNREADABLE,
            "presence-labels isn't"));
  }

  @ParameterizedTest
  @MethodSource({"unreadable", "outOfTime", "keysAndHeaders"})
  void shouldRefuseOnceAndGoOn(Bad bad) {
    partition.pipe(bad.input());

    List<Published> refusals = partition.refusals();
    assertThat(refusals).hasSize(1);
    assertThat(refusals.get(0).text("reason")).isEqualTo(bad.reason().name());
    assertThat(refusals.get(0).text("detail")).contains(bad.detail());
    assertThat(refusals.get(0).text("topic")).isEqualTo("raw." + bad.input().source());
    assertThat(partition.transitions()).isEmpty();
    assertThat(partition.states()).isEmpty();
    assertThat(partition.skills()).isEmpty();
    assertThat(partition.rows()).isEmpty();
  }

  private static Bad wrongKey(String stream, String key, String detail) {
    return new Bad(
        stream + " of " + key,
        RawInput.item(key, stream, unit(1_772_443_800_000L, 1_772_443_801_000L), FETCHED),
        NO_KEY,
        detail);
  }

  private static Bad bad(int stream, String value, RefusalReason reason, String detail) {
    return bad(STREAMS.get(stream), reason.name(), value, reason, detail);
  }

  private static Bad bad(Fed fed, String name, String value, RefusalReason reason, String detail) {
    return new Bad(fed.stream() + ": " + name, input(fed, value), reason, detail);
  }

  private static RawInput input(Fed fed, String value) {
    return RawInput.item(fed.key(), fed.stream(), value, FETCHED);
  }

  private static String change(String time) {
    return "{\"time\":\"%s\",\"statusType\":1,\"statusSubType\":2}".formatted(time);
  }

  private static String segment(String endTime) {
    return "{\"segmentId\":\"s\",\"endTime\":\"%s\",\"totalHandleTimeMillis\":1}"
        .formatted(endTime);
  }

  private static String unit(long start, long end) {
    return ("{\"segmentId\":\"a:77:c\",\"sequence\":1,\"startTimestamp\":%d,\"endTimestamp\":%d,"
            + "\"handleTimeMillis\":1}")
        .formatted(start, end);
  }

  private static String bucket(String interval) {
    return ("{\"data\":[{\"interval\":\"%s\",\"metrics\":[{\"metric\":\"tHandle\","
            + "\"stats\":{\"sum\":1}}]}]}")
        .formatted(interval);
  }
}
