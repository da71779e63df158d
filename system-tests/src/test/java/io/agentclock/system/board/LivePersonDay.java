package io.agentclock.system.board;

import io.agentclock.system.kit.RawWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Yesterday, in the zone of the page, of one LivePerson agent: logged in from 09:00 to 15:50, with
 * handle time, and a change that came late.
 *
 * @param from the day's first instant
 * @param to the next day's
 * @param observed up to where it was read
 * @param revised the start of the half hour the late change lies in
 */
record LivePersonDay(String account, Instant from, Instant to, Instant observed, Instant revised) {

  private static final String AGENT_ID = "1224046030";
  private static final String STATUS = "status-changes";
  private static final String SEGMENTS = "agent-segments";

  static LivePersonDay write(BoardWorld world) {
    return write(world, "day", yesterday().withHour(16).toInstant());
  }

  /** The same, of another account, read up to some other instant. */
  static LivePersonDay write(BoardWorld world, String account, Instant observed) {
    ZonedDateTime from = yesterday();
    LivePersonDay day =
        new LivePersonDay(
            account,
            from.toInstant(),
            from.plusDays(1).toInstant(),
            observed,
            from.withHour(10).toInstant());
    try (RawWriter writer = world.writer(day.account())) {
      day.write(writer, world.prefix() + "raw.liveperson");
    }
    return day;
  }

  private static ZonedDateTime yesterday() {
    return ZonedDateTime.now(BoardPage.ZONE)
        .toLocalDate()
        .minusDays(1)
        .atStartOfDay(BoardPage.ZONE);
  }

  String agent() {
    return "liveperson:" + account + ':' + AGENT_ID;
  }

  private void write(RawWriter writer, String topic) {
    Instant fetched = Instant.now();
    List<ProducerRecord<String, String>> first = new ArrayList<>();
    first.add(item(topic, fetched, STATUS, status("09:00", 2)));
    first.add(item(topic, fetched, STATUS, status("10:20", 4)));
    first.add(item(topic, fetched, STATUS, status("11:30", 3)));
    first.add(item(topic, fetched, STATUS, status("15:50", 1)));
    first.addAll(progress(topic, fetched, STATUS));
    writer.write(first);
    writer.write(late(topic, fetched.plusSeconds(1)));
    List<ProducerRecord<String, String>> handled = new ArrayList<>();
    handled.add(item(topic, fetched.plusSeconds(2), SEGMENTS, segment("s-1", "10:05", 60_000)));
    handled.add(item(topic, fetched.plusSeconds(2), SEGMENTS, segment("s-2", "10:25", 90_000)));
    handled.addAll(progress(topic, fetched.plusSeconds(2), SEGMENTS));
    writer.write(handled);
  }

  /** What makes the revision. */
  private List<ProducerRecord<String, String>> late(String topic, Instant fetched) {
    List<ProducerRecord<String, String>> late = new ArrayList<>();
    late.add(item(topic, fetched, STATUS, status("10:10", 3)));
    late.addAll(progress(topic, fetched, STATUS));
    return late;
  }

  /** LivePerson's sub type: 1 is offline, 2 online, 3 occupied, 4 away. */
  private String status(String time, int type) {
    return "{\"time\":\"%s\",\"statusType\":1,\"statusSubType\":%d}".formatted(at(time), type);
  }

  private String segment(String id, String end, long handleMs) {
    return "{\"segmentId\":\"%s\",\"endTime\":\"%s\",\"totalHandleTimeMillis\":%d}"
        .formatted(id, at(end), handleMs);
  }

  private ProducerRecord<String, String> item(
      String topic, Instant fetched, String stream, String value) {
    return record(topic, null, agent(), value, headers(stream, "item", fetched));
  }

  /** To each of the topic's partitions. */
  private List<ProducerRecord<String, String>> progress(
      String topic, Instant fetched, String stream) {
    String value =
        ("{\"source\":\"liveperson\",\"account\":\"%s\",\"stream\":\"%s\","
                + "\"observedFrom\":\"%s\",\"observedTo\":\"%s\"}")
            .formatted(account, stream, from, observed);
    List<ProducerRecord<String, String>> records = new ArrayList<>();
    for (int partition = 0; partition < BoardWorld.PARTITIONS; partition++) {
      records.add(record(topic, partition, "lp", value, headers(stream, "progress", fetched)));
    }
    return records;
  }

  private static Map<String, String> headers(String stream, String kind, Instant fetched) {
    return Map.of(
        "feed",
        "lp",
        "stream",
        stream,
        "kind",
        kind,
        "fetched-at",
        String.valueOf(fetched.toEpochMilli()));
  }

  private static ProducerRecord<String, String> record(
      String topic, Integer partition, String key, String value, Map<String, String> headers) {
    RecordHeaders written = new RecordHeaders();
    headers.forEach((name, text) -> written.add(name, text.getBytes(StandardCharsets.UTF_8)));
    long timestamp = Long.parseLong(headers.get("fetched-at"));
    return new ProducerRecord<>(topic, partition, timestamp, key, value, written);
  }

  private Instant at(String time) {
    return from.atZone(BoardPage.ZONE).with(java.time.LocalTime.parse(time)).toInstant();
  }
}
