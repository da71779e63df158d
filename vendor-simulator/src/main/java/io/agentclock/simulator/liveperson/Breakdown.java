package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.faults.FaultKind;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.SeedMix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * The Actual Handle Time API's files, one per hour in which segments closed. See <a
 * href="https://developers.liveperson.com/actual-handle-time-api-methods-get-agent-segments-breakdown-files-list.html">files
 * list</a>.
 */
final class Breakdown {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int HOURS_KEPT = 24 * 9;

  private final String account;
  private final long seed;
  private final boolean gzipAsEncoding;
  private final SegmentLedger ledger;
  private final Runs<Segment> hours = new Runs<>(HOURS_KEPT);

  Breakdown(String account, long seed, LivePersonHabits habits, SegmentLedger ledger) {
    this.account = account;
    this.seed = seed;
    this.gzipAsEncoding = habits.gzipAsEncoding();
    this.ledger = ledger;
  }

  /** Which files there are. */
  Response list(Call call) {
    Parameters asked = new Parameters(call.request());
    asked.requireStrictSource();
    Frame frame = Frame.ofSegments(asked, call.now());
    if (asked.areRefused()) {
      return asked.refusal();
    }
    List<String> paths = paths(frame, call.now());
    if (call.has(FaultKind.BAD_ITEMS)) {
      paths.add("../not/a/path");
      paths.add(
          new HourFile(frame.from().truncatedTo(ChronoUnit.HOURS), Instant.EPOCH).path(account));
    }
    if (paths.isEmpty()) {
      return LivePersonErrors.notFound();
    }
    boolean partial = call.has(FaultKind.PARTIAL);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("timeframe")
        .put("startTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(frame.start()))
        .put("endTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(frame.end()))
        .put("endTimeL", Long.toString(frame.to().toEpochMilli()))
        .put("startTimeL", Long.toString(frame.from().toEpochMilli()));
    ArrayNode files = body.putArray("files");
    IntStream.range(0, paths.size())
        .filter(i -> !partial || i % 2 == 1)
        .forEach(i -> files.add(paths.get(i)));
    return Response.json(partial ? 206 : 200, body);
  }

  /** One file. */
  Response file(Call call) {
    Parameters asked = new Parameters(call.request());
    asked.requireStrictSource();
    String path = asked.text("path").orElse("");
    if (!HourFile.PATH.matcher(path).matches()) {
      asked.refuse("path: must match \"^" + HourFile.PATH + "$\"");
    }
    if (asked.areRefused()) {
      return asked.refusal();
    }
    Optional<HourFile> file = HourFile.of(path, account);
    List<JsonNode> units =
        file.filter(asOf -> !asOf.through().isAfter(call.now()))
            .map(asOf -> units(asOf, inLines(asOf)))
            .orElse(List.of());
    if (units.isEmpty()) {
      return LivePersonErrors.notFound();
    }
    if (call.has(FaultKind.BAD_ITEMS)) {
      units.addAll(badUnits());
    }
    byte[] gzip = gzip(text(units, inLines(file.get())));
    return gzipAsEncoding
        ? Response.bytes(200, "application/json", gzip).withHeader("Content-Encoding", "gzip")
        : Response.bytes(200, "application/octet-stream", gzip);
  }

  private List<String> paths(Frame frame, Instant now) {
    Instant first = frame.from().truncatedTo(ChronoUnit.HOURS);
    Instant end = frame.to().plus(HOUR).minusNanos(1).truncatedTo(ChronoUnit.HOURS);
    Map<Instant, List<Segment>> byHour =
        ledger.closed(first, end).stream()
            .collect(Collectors.groupingBy(each -> each.end().truncatedTo(ChronoUnit.HOURS)));
    List<String> paths = new ArrayList<>();
    for (Instant hour = first; hour.isBefore(end); hour = hour.plus(HOUR)) {
      List<Segment> segments = byHour.getOrDefault(hour, List.of());
      hours.begun(hour, () -> segments);
      file(hour, segments, now).map(file -> file.path(account)).ifPresent(paths::add);
    }
    return paths;
  }

  private static Optional<HourFile> file(Instant hour, List<Segment> segments, Instant now) {
    if (hour.plus(HOUR).isAfter(now)) {
      return Optional.empty();
    }
    return segments.stream()
        .filter(segment -> segment.isPosted(now))
        .map(Segment::posted)
        .max(Comparator.naturalOrder())
        .map(through -> new HourFile(hour, through));
  }

  private List<JsonNode> units(HourFile file, boolean inLines) {
    List<Segment> segments =
        hours.goneOn(file.hour(), () -> ledger.closed(file.hour(), file.hour().plus(HOUR)));
    return segments.stream()
        .filter(segment -> segment.isPosted(file.through()))
        .flatMap(segment -> HandleTimeUnit.of(segment).stream())
        .map(unit -> (JsonNode) unit.json(!inLines))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Each file is either lines of JSON or one array: the vendor doesn't say which. */
  private boolean inLines(HourFile file) {
    return SeedMix.stream(seed, file.hour().getEpochSecond()).nextBoolean();
  }

  private static String text(List<JsonNode> units, boolean inLines) {
    return inLines
        ? units.stream().map(unit -> unit + "\n").collect(Collectors.joining())
        : JsonNodeFactory.instance.arrayNode().addAll(units).toString();
  }

  private static List<JsonNode> badUnits() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode unit =
        json.objectNode()
            .put("segmentId", "1:" + BadRows.STRANGER + ":stranger:segment")
            .put("sequence", 1)
            .put("startTimestamp", 1_000)
            .put("endTimestamp", 0);
    return List.of(
        unit, unit.deepCopy().without("segmentId"), unit.deepCopy().without("endTimestamp"));
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
