package io.agentclock.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Checkpoint and status of one stream of a feed: what ingest resumes from and what operators see.
 *
 * @param feed the feed's id
 * @param source the platform
 * @param account the platform's account
 * @param stream the stream's name
 * @param status how it is doing
 * @param observedThrough up to where it has been read without a break; the checkpoint
 * @param lastPullAt when the last pull began, whatever came of it
 * @param items how many items were written since the feed first ran
 * @param lastError what went wrong last, kept after it healed
 * @param holes what will not be read any more, oldest first
 */
public record FeedStreamStatus(
    String feed,
    String source,
    String account,
    String stream,
    Status status,
    Optional<Instant> observedThrough,
    Optional<Instant> lastPullAt,
    long items,
    Optional<LastError> lastError,
    List<Hole> holes) {

  private static final ObjectMapper TREES = new ObjectMapper(ContractJson.FACTORY);

  /** How a stream is doing. */
  public enum Status {
    STARTING,
    UP,
    DEGRADED,
    DOWN
  }

  /**
   * What went wrong.
   *
   * @param at when
   * @param code the vendor's, or ours
   * @param message names what the operator can do; never holds a secret
   */
  public record LastError(Instant at, String code, String message) {}

  /** A time nobody read: {@code [from, to)}. */
  public record Hole(Instant from, Instant to) {}

  public FeedStreamStatus {
    holes = List.copyOf(holes);
  }

  /** The record's key. */
  public static String key(String feed, String stream) {
    return feed + '/' + stream;
  }

  /** How far behind what was read is at an instant. */
  public Optional<Duration> lag(Instant now) {
    return observedThrough.map(through -> Duration.between(through, now));
  }

  /**
   * The record's value, UTF-8 JSON.
   *
   * @param now what the lag is counted to
   */
  public byte[] toJson(Instant now) {
    return ContractJson.object(json -> writeTo(json, now));
  }

  /** Writes the fields of the record into an open object. */
  public void writeTo(JsonGenerator json, Instant now) throws IOException {
    json.writeStringField("feed", feed);
    json.writeStringField("source", source);
    json.writeStringField("account", account);
    json.writeStringField("stream", stream);
    json.writeStringField("status", status.name());
    ContractJson.instant(json, "observedThrough", observedThrough.orElse(null));
    json.writeFieldName("lagMs");
    json.writePOJO(lag(now).map(Duration::toMillis).orElse(null));
    ContractJson.instant(json, "lastPullAt", lastPullAt.orElse(null));
    json.writeNumberField("items", items);
    writeLastError(json);
    json.writeArrayFieldStart("holes");
    for (Hole hole : holes) {
      json.writeStartObject();
      ContractJson.instant(json, "from", hole.from());
      ContractJson.instant(json, "to", hole.to());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeLastError(JsonGenerator json) throws IOException {
    if (lastError.isEmpty()) {
      json.writeNullField("lastError");
      return;
    }
    json.writeObjectFieldStart("lastError");
    ContractJson.instant(json, "at", lastError.get().at());
    ContractJson.text(json, "code", lastError.get().code());
    ContractJson.text(json, "message", lastError.get().message());
    json.writeEndObject();
  }

  /**
   * Reads a record's value.
   *
   * @throws RefusedException if it isn't one
   */
  public static FeedStreamStatus fromJson(byte[] value) throws RefusedException {
    try {
      return read(TREES.readTree(value));
    } catch (IOException e) {
      throw new RefusedException(RefusalReason.UNREADABLE, "feed status isn't JSON", e);
    } catch (DateTimeException | IllegalArgumentException | NoSuchElementException e) {
      throw new RefusedException(RefusalReason.MISSING_FIELD, "feed status: " + e.getMessage(), e);
    }
  }

  private static FeedStreamStatus read(JsonNode json) {
    List<Hole> holes = new ArrayList<>();
    json.path("holes")
        .forEach(
            hole ->
                holes.add(
                    new Hole(
                        instant(hole, "from").orElseThrow(), instant(hole, "to").orElseThrow())));
    JsonNode error = json.path("lastError");
    return new FeedStreamStatus(
        json.required("feed").asText(),
        json.required("source").asText(),
        json.required("account").asText(),
        json.required("stream").asText(),
        Status.valueOf(json.required("status").asText()),
        instant(json, "observedThrough"),
        instant(json, "lastPullAt"),
        json.path("items").asLong(),
        error.isObject()
            ? Optional.of(
                new LastError(
                    instant(error, "at").orElseThrow(),
                    error.path("code").asText(null),
                    error.path("message").asText(null)))
            : Optional.empty(),
        holes);
  }

  private static Optional<Instant> instant(JsonNode json, String name) {
    return json.hasNonNull(name)
        ? Optional.of(Instant.parse(json.get(name).asText()))
        : Optional.empty();
  }
}
