package io.agentclock.processor;

import static io.agentclock.contract.RefusalReason.BAD_TIME;
import static io.agentclock.contract.RefusalReason.MISSING_FIELD;
import static io.agentclock.contract.RefusalReason.NO_KEY;
import static io.agentclock.contract.RefusalReason.TOO_NEW;
import static io.agentclock.contract.RefusalReason.TOO_OLD;
import static io.agentclock.contract.RefusalReason.UNKNOWN_STREAM;
import static io.agentclock.contract.RefusalReason.UNREADABLE;
import static io.agentclock.processor.Partition.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.contract.KeyPartitioner;
import io.agentclock.contract.RefusalReason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever can't be used is refused, once, for the right reason, and harms nobody around it. */
final class RefusalTest {

  private static final Instant FETCHED = at("10:02:00");
  private static final RawInput GOOD =
      RawInput.item(Partition.AGENT, at("10:01"), "busy", "", FETCHED);
  private static final RawInput PROGRESS =
      RawInput.progress(Partition.SCOPE, at("09:00"), at("10:02"), FETCHED);
  private static final byte[] NO_UTF_8 = {(byte) 0xc3, (byte) 0x28};

  @TempDir static Path stateDir;
  private static Partition partition;

  /** A bad input. */
  record Bad(String name, RawInput input, RefusalReason reason, String detail) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Bad> values() {
    return Stream.of(
        value("text", "busy", UNREADABLE, "JSON"),
        value("truncated", "{\"EventTime\":\"03/02/2026 10:01:00\",", UNREADABLE, "JSON"),
        value("array", "[{}]", UNREADABLE, "object"),
        value("scalar", "17", UNREADABLE, "object"),
        value("empty", "", UNREADABLE, "object"),
        value("blank", "  ", UNREADABLE, "object"),
        value("JSON null", "null", UNREADABLE, "object"),
        value("trailing garbage", item("03/02/2026 10:01:00", "busy") + "}", UNREADABLE, "JSON"),
        value("two items", item("03/02/2026 10:01:00", "busy").repeat(2), UNREADABLE, "more after"),
        value("no EventTime", "{\"Activity\":\"busy\"}", MISSING_FIELD, "EventTime"),
        value("empty EventTime", item("", "busy"), MISSING_FIELD, "EventTime"),
        value("null EventTime", raw("null", "\"busy\""), MISSING_FIELD, "EventTime"),
        value("EventTime object", raw("{\"at\":1}", "\"busy\""), MISSING_FIELD, "EventTime"),
        value("no Activity", "{\"EventTime\":\"03/02/2026 10:01:00\"}", MISSING_FIELD, "Activity"),
        value("empty Activity", item("03/02/2026 10:01:00", " "), MISSING_FIELD, "Activity"),
        value("null Activity", raw("\"03/02/2026 10:01:00\"", "null"), MISSING_FIELD, "Activity"),
        value("month 13", item("13/45/2020 10:01:00", "busy"), BAD_TIME, "13/45/2020"),
        value("30 February", item("2/30/2026 10:01:00", "busy"), BAD_TIME, "2/30/2026"),
        value("hour 24", item("3/2/2026 24:00:00", "busy"), BAD_TIME, "24:00:00"),
        value("time as text", item("yesterday", "busy"), BAD_TIME, "yesterday"),
        value("time as number", raw("1772445660000", "\"busy\""), BAD_TIME, "1772445660000"),
        value("year 999999999", item("3/2/+999999999 10:01:00", "busy"), BAD_TIME, "999999999"),
        value("5 min + 1 s ahead", item("3/2/2026 10:07:01", "busy"), TOO_NEW, "five minutes"),
        value("older than retention", item("2/22/2026 10:01:59", "busy"), TOO_OLD, "old"),
        value("5,000 levels", "{\"a\":" + "[".repeat(5_000) + "}", UNREADABLE, "JSON"),
        value("number of 2,000 digits", "{\"a\":" + "9".repeat(2_000) + "}", UNREADABLE, "JSON"),
        value("half a character", item("3/2/2026 10:01:00", "\\ud83d"), UNREADABLE, "Activity"),
        value("half a time", item("\\ud83d", "busy"), UNREADABLE, "EventTime"),
        value("1 MB", "x".repeat(1 << 20), UNREADABLE, "first 100000 of 1048576 bytes"),
        value(
            "Activity of 1 MB",
            item("3/2/2026 10:01:00", "x".repeat(1 << 20)),
            UNREADABLE,
            "1048576 characters"),
        new Bad("no value", GOOD.withValue(null), UNREADABLE, "no value"),
        new Bad("not UTF-8", GOOD.withValue(new byte[] {'{', '"', -1, '"'}), UNREADABLE, "JSON"));
  }

  static Stream<Bad> keysAndHeaders() {
    return Stream.of(
        key("no key", null, "no key"),
        key("empty key", "", "1 parts"),
        key("key of 2 parts", "kore:63fb", "2 parts"),
        key("key of 4 parts", "kore:63fb:a:b", "4 parts"),
        key("key without agent", "kore:63fb:", "agent id"),
        key("key of another source", "genesys:63fb:a", "source kore"),
        key("another spelling of a key", "kore:63fb:%61", "one spelling"),
        key("broken percent in a key", "kore:63fb:%4", "two hex digits"),
        key("key of 900 kB", "kore:63fb:" + "a".repeat(900_000), "900010 bytes"),
        new Bad("key not UTF-8", GOOD.withKey(NO_UTF_8), NO_KEY, "UTF-8"),
        new Bad("no headers", GOOD.withoutHeaders(), MISSING_FIELD, "kind"),
        new Bad("neither key nor headers", GOOD.withoutHeaders().withKey(null), NO_KEY, "no key"),
        new Bad("bad kind", GOOD.with("kind", "thing"), MISSING_FIELD, "'thing'"),
        new Bad("header not UTF-8", GOOD.with("kind", NO_UTF_8), UNREADABLE, "'kind'"),
        new Bad("null header", GOOD.with("stream", (byte[]) null), MISSING_FIELD, "'stream'"),
        new Bad("no stream", GOOD.without("stream"), MISSING_FIELD, "'stream'"),
        new Bad("unknown stream", GOOD.with("stream", "moods"), UNKNOWN_STREAM, "'moods'"),
        new Bad("no fetched-at", GOOD.without("fetched-at"), MISSING_FIELD, "'fetched-at'"),
        fetched("fetched-at text", "soon", "'soon'"),
        fetched("fetched-at with decimals", "1772445660000.5", "1772445660000.5"),
        fetched("fetched-at negative", "-1", "'-1'"),
        fetched("fetched-at beyond long", "99999999999999999999", "99999999999999999999"),
        fetched("fetched-at in 2126", "4928119320000", "4928119320000"),
        new Bad("bad zone", GOOD.with("zone", "Mars/Olympus"), BAD_TIME, "Mars/Olympus"),
        new Bad("zone not UTF-8", GOOD.with("zone", NO_UTF_8), UNREADABLE, "'zone'"));
  }

  static Stream<Bad> progress() {
    return Stream.of(
        progress("no value", null, UNREADABLE, "without a value"),
        progress("empty", "", UNREADABLE, "object"),
        progress("array", "[]", UNREADABLE, "object"),
        progress("garbage", "{\"source\"", UNREADABLE, "JSON"),
        progress("more after", said("") + "1", UNREADABLE, "more after"),
        progress("no source", said("source"), MISSING_FIELD, "source"),
        progress("no account", said("account"), MISSING_FIELD, "account"),
        progress("no stream", said("stream"), MISSING_FIELD, "stream"),
        progress("no observedFrom", said("observedFrom"), MISSING_FIELD, "observedFrom"),
        progress("no observedTo", said("observedTo"), MISSING_FIELD, "observedTo"),
        progress("other source", replaced("kore", "genesys"), UNKNOWN_STREAM, "genesys"),
        progress("other stream", replaced("agent-activity", "moods"), UNKNOWN_STREAM, "moods"),
        progress("nothing long", replaced("T10:02:00Z", "T09:00:00Z"), BAD_TIME, "09:00:00Z"),
        progress("backwards", replaced("T10:02:00Z", "T08:00:00Z"), BAD_TIME, "08:00:00Z"),
        progress("no time", replaced("2026-03-02T10:02:00Z", "soon"), BAD_TIME, "'soon'"),
        progress("ahead", replaced("T10:02:00Z", "T10:07:01Z"), TOO_NEW, "10:07:01Z"),
        progress("far ahead", replaced("2026-03-02T10", "2126-03-02T10"), TOO_NEW, "2126"),
        progress("long ago", replaced("2026-03-02T09", "-200000000-03-02T09"), BAD_TIME, "-2000"),
        progress("too long ago", replaced("2026-03-02T09", "-999999999-03-02T09"), BAD_TIME, "-9"),
        progress("half a character", replaced("63fb", "\\ud83d"), UNREADABLE, "account"),
        progress("half a source", replaced("kore", "\\ud83d"), UNKNOWN_STREAM, "?"),
        progress("half a time", replaced("2026-03-02T10:02:00Z", "\\ud83d"), BAD_TIME, "'?'"),
        progress(
            "endless",
            said("").replace("}", ",\"staleAfterMs\":" + "9".repeat(30) + "}"),
            UNREADABLE,
            "JSON"),
        new Bad("no fetched-at", PROGRESS.without("fetched-at"), MISSING_FIELD, "'fetched-at'"));
  }

  @BeforeAll
  static void start() {
    partition = Partition.alone(stateDir);
  }

  @AfterAll
  static void stop() {
    partition.close();
  }

  @ParameterizedTest
  @MethodSource({"values", "keysAndHeaders", "progress"})
  void shouldRefuseOnceAndGoOn(Bad bad) {
    long offset = partition.piped();

    partition.pipe(bad.input());

    List<Published> refusals = partition.refusals();
    assertThat(refusals).hasSize(1);
    thenSays(bad, refusals.get(0), offset);
    assertThat(partition.transitions()).isEmpty();
    assertThat(partition.states()).isEmpty();
    assertThat(partition.rows()).isEmpty();
    assertThat(partition.counted("agentclock.refusals", "reason", bad.reason().name()))
        .isPositive();
  }

  @Test
  void shouldNotHarmTheRecordsAround(@TempDir Path own) {
    try (Partition around = Partition.alone(own)) {
      around.fetchedAt("10:02").item("10:00", "available", "");

      Stream.of(values(), keysAndHeaders(), progress())
          .flatMap(bad -> bad)
          .forEach(bad -> around.pipe(bad.input()));
      around.fetchedAt("10:31").item("10:10", "busy", "").progress("09:00", "10:31");

      assertThat(around.transitions()).hasSize(2);
      List<Published> rows = around.rows();
      assertThat(rows).hasSize(1);
      assertThat(rows.get(0).json().get("states").toString())
          .isEqualTo(
              "[{\"state\":\"AVAILABLE\",\"reason\":null,\"durationMs\":600000,\"entries\":1},"
                  + "{\"state\":\"INTERACTING\",\"reason\":null,\"durationMs\":1200000,"
                  + "\"entries\":1}]");
    }
  }

  @Test
  void shouldKeepWhatItRefusedAndWhy(@TempDir Path own) {
    try (Partition one = Partition.alone(own)) {
      one.pipe(
          GOOD.withValue(
              RawInput.bytes("{\"EventTime\":\"13/45/2020 1:00:00\",\"Activity\":\"é\"}")));

      assertThat(one.refusals())
          .extracting(Published::value)
          .containsExactly(
              "{\"reason\":\"BAD_TIME\","
                  + "\"detail\":\"EventTime '13/45/2020 1:00:00' in zone 'UTC'\","
                  + "\"topic\":\"raw.kore\",\"partition\":0,\"offset\":0,"
                  + "\"key\":\"kore:63fb:a-59bb\","
                  + "\"value\":\"{\\\"EventTime\\\":\\\"13/45/2020 1:00:00\\\","
                  + "\\\"Activity\\\":\\\"é\\\"}\"}");
    }
  }

  @Test
  void shouldRefuseAKeyOnAPartitionWhereNobodyLooksForIt(@TempDir Path own) {
    try (Partition one = Partition.with(own, 4, "")) {
      String elsewhere = elsewhere();

      one.pipe(GOOD.withKey(RawInput.bytes(elsewhere)));

      Bad bad = key("elsewhere", elsewhere, "and was on 0");
      List<Published> refusals = one.refusals();
      assertThat(refusals).hasSize(1);
      thenSays(bad, refusals.get(0), 0);
      assertThat(one.transitions()).isEmpty();
    }
  }

  private static String elsewhere() {
    KeyPartitioner partitioner = new KeyPartitioner(4);
    return Stream.iterate(0, i -> i + 1)
        .map(i -> Partition.SCOPE + ":a-" + i)
        .filter(key -> partitioner.of(key) == 3)
        .findFirst()
        .orElseThrow();
  }

  private static void thenSays(Bad bad, Published refusal, long offset) {
    assertThat(refusal.text("reason")).isEqualTo(bad.reason().name());
    assertThat(refusal.text("detail")).contains(bad.detail());
    assertThat(refusal.text("topic")).isEqualTo("raw.kore");
    assertThat(refusal.json().get("partition").asInt()).isZero();
    assertThat(refusal.json().get("offset").asLong()).isEqualTo(offset);
    assertThat(refusal.text("key")).isEqualTo(cut(bad.input().key(), 2_000));
    assertThat(refusal.key()).isEqualTo(cut(bad.input().key(), 2_000));
    assertThat(refusal.text("value")).isEqualTo(cut(bad.input().value(), 100_000));
    assertThat(refusal.timestamp()).isEqualTo(bad.input().timestamp());
    assertThat(refusal.json().toString().length()).isLessThan(700_000);
  }

  private static String cut(byte[] bytes, int most) {
    return bytes == null
        ? null
        : new String(bytes, 0, Math.min(most, bytes.length), StandardCharsets.UTF_8);
  }

  private static Bad value(String name, String value, RefusalReason reason, String detail) {
    return new Bad(name, GOOD.withValue(RawInput.bytes(value)), reason, detail);
  }

  private static Bad key(String name, String key, String detail) {
    return new Bad(name, GOOD.withKey(key == null ? null : RawInput.bytes(key)), NO_KEY, detail);
  }

  private static Bad fetched(String name, String fetchedAt, String detail) {
    return new Bad(name, GOOD.with("fetched-at", fetchedAt), BAD_TIME, detail);
  }

  private static Bad progress(String name, String value, RefusalReason reason, String detail) {
    byte[] bytes = value == null ? null : RawInput.bytes(value);
    return new Bad("progress: " + name, PROGRESS.withValue(bytes), reason, detail);
  }

  private static String said(String without) {
    String all = new String(PROGRESS.value(), StandardCharsets.UTF_8);
    return without.isEmpty() ? all : all.replace('"' + without + '"', "\"other\"");
  }

  private static String replaced(String text, String other) {
    return said("").replace(text, other);
  }

  private static String item(String eventTime, String activity) {
    return raw('"' + eventTime + '"', '"' + activity + '"');
  }

  private static String raw(String eventTime, String activity) {
    return "{\"AgentId\":\"a-59bb\",\"EventTime\":%s,\"Activity\":%s,\"ReasonCode\":\"\"}"
        .formatted(eventTime, activity);
  }
}
