package io.agentclock.processor.kore;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.agentclock.contract.ContractJson;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.contract.Sources;
import io.agentclock.model.Activity;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.Transition;
import io.agentclock.processor.raw.ItemContext;
import io.agentclock.processor.raw.ItemReader;
import io.agentclock.processor.raw.VendorText;
import io.agentclock.settings.StateMaps;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * Reads Kore.ai's agent updates: {@code {"AgentId","EventTime","Activity","ReasonCode"}}, keys in
 * any case.
 *
 * @see <a href="https://docs.kore.ai/smartassist/api/agent-activity-api">Agent Activity API</a>
 */
public final class KoreItemReader implements ItemReader {

  private static final String NO_REASON_NEEDED = "notready";
  private static final DateTimeFormatter EVENT_TIME =
      DateTimeFormatter.ofPattern("M/d/uuuu H:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final StateMaps maps;

  /**
   * @param maps what the vendor's words mean
   */
  public KoreItemReader(StateMaps maps) {
    this.maps = maps;
  }

  @Override
  public Transition read(byte[] value, ItemContext context) throws RefusedException {
    if (value == null) {
      throw new RefusedException(RefusalReason.UNREADABLE, "the record has no value");
    }
    Update update = new Update();
    try (JsonParser json = ContractJson.FACTORY.createParser(value)) {
      update.read(json);
    } catch (IOException e) {
      throw new RefusedException(RefusalReason.UNREADABLE, "the item isn't JSON", e);
    }
    long atMs = instantMs(required("EventTime", update.eventTime), context);
    RawStatus raw = new RawStatus(required("Activity", update.activity), update.reasonCode);
    return new Transition(atMs, 0, activity(raw, context), raw, context.fetchedAtMs(), false);
  }

  private Activity activity(RawStatus raw, ItemContext context) {
    AgentState state = maps.of(Sources.KORE, context.feed().orElse("")).of(raw.state());
    if (raw.reason() != null && !raw.reason().isBlank()) {
      return new Activity(state, raw.reason());
    }
    boolean saysWhy =
        state == AgentState.NOT_READY && !raw.state().equalsIgnoreCase(NO_REASON_NEEDED);
    return new Activity(state, saysWhy ? raw.state() : null);
  }

  private static String required(String name, String value) throws RefusedException {
    if (value == null || value.isBlank()) {
      throw new RefusedException(RefusalReason.MISSING_FIELD, "no " + name);
    }
    return value;
  }

  /**
   * The vendor's times carry no zone; of a time that a clock change makes twice, the first is
   * meant.
   */
  private static long instantMs(String eventTime, ItemContext context) throws RefusedException {
    try {
      ZoneId zone = context.zone().isPresent() ? ZoneId.of(context.zone().get()) : ZoneOffset.UTC;
      return LocalDateTime.parse(eventTime.strip(), EVENT_TIME)
          .atZone(zone)
          .toInstant()
          .toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new RefusedException(
          RefusalReason.BAD_TIME,
          "EventTime '%s' in zone '%s'".formatted(eventTime, context.zone().orElse("UTC")),
          e);
    }
  }

  private static final class Update {
    private String eventTime;
    private String activity;
    private String reasonCode;

    void read(JsonParser json) throws IOException, RefusedException {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new RefusedException(RefusalReason.UNREADABLE, "the item isn't a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName().toLowerCase(Locale.ROOT);
        json.nextToken();
        switch (name) {
          case "eventtime" -> eventTime = scalar("EventTime", json);
          case "activity" -> activity = scalar("Activity", json);
          case "reasoncode" -> reasonCode = scalar("ReasonCode", json);
          default -> json.skipChildren();
        }
      }
      if (json.nextToken() != null) {
        throw new RefusedException(RefusalReason.UNREADABLE, "more after the item");
      }
    }

    private static String scalar(String name, JsonParser json)
        throws IOException, RefusedException {
      JsonToken token = json.currentToken();
      json.skipChildren();
      return token.isScalarValue() && token != JsonToken.VALUE_NULL
          ? VendorText.checked(name, json.getText())
          : null;
    }
  }
}
