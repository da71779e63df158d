package io.agentclock.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * "This stream has been read completely from … to …": the only thing that says a quiet agent is
 * still in its state.
 *
 * @param source the platform
 * @param account the platform's account
 * @param stream the stream that was read
 * @param observedFrom inclusive
 * @param observedTo exclusive
 * @param staleAfter how old what was observed may get before answers are called stale; the reader
 *     has a default
 */
public record Progress(
    String source,
    String account,
    String stream,
    Instant observedFrom,
    Instant observedTo,
    Optional<Duration> staleAfter) {

  /** The record's value, UTF-8 JSON. */
  public byte[] toJson() {
    return ContractJson.object(
        json -> {
          json.writeStringField("source", source);
          json.writeStringField("account", account);
          json.writeStringField("stream", stream);
          ContractJson.instant(json, "observedFrom", observedFrom);
          ContractJson.instant(json, "observedTo", observedTo);
          if (staleAfter.isPresent()) {
            json.writeNumberField("staleAfterMs", staleAfter.get().toMillis());
          }
        });
  }

  /**
   * Reads a record's value.
   *
   * @throws RefusedException if it isn't one
   */
  public static Progress fromJson(byte[] value) throws RefusedException {
    if (value == null) {
      throw new RefusedException(RefusalReason.UNREADABLE, "a progress record without a value");
    }
    Fields fields = new Fields();
    try (JsonParser json = ContractJson.FACTORY.createParser(value)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new RefusedException(RefusalReason.UNREADABLE, "progress isn't a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        fields.read(name, json);
        json.skipChildren();
      }
      if (json.nextToken() != null) {
        throw new RefusedException(RefusalReason.UNREADABLE, "more after the progress object");
      }
    } catch (IOException e) {
      throw new RefusedException(RefusalReason.UNREADABLE, "progress isn't JSON", e);
    }
    return fields.progress();
  }

  private static final class Fields {
    private String source;
    private String account;
    private String stream;
    private String observedFrom;
    private String observedTo;
    private Long staleAfterMs;

    void read(String name, JsonParser json) throws IOException {
      String text = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : null;
      switch (name) {
        case "source" -> source = text;
        case "account" -> account = text;
        case "stream" -> stream = text;
        case "observedFrom" -> observedFrom = text;
        case "observedTo" -> observedTo = text;
        case "staleAfterMs" ->
            staleAfterMs =
                json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : null;
        default -> {
          // readers ignore fields they don't know
        }
      }
    }

    Progress progress() throws RefusedException {
      return new Progress(
          present("source", source),
          present("account", account),
          present("stream", stream),
          instant("observedFrom", observedFrom),
          instant("observedTo", observedTo),
          Optional.ofNullable(staleAfterMs).filter(ms -> ms > 0).map(Duration::ofMillis));
    }

    private static String present(String name, String value) throws RefusedException {
      if (value == null || value.isBlank()) {
        throw new RefusedException(RefusalReason.MISSING_FIELD, "progress needs " + name);
      }
      return value;
    }

    private static Instant instant(String name, String value) throws RefusedException {
      try {
        return Instant.parse(present(name, value));
      } catch (DateTimeException e) {
        throw new RefusedException(
            RefusalReason.BAD_TIME, "progress: %s is '%s'".formatted(name, value), e);
      }
    }
  }
}
