package io.agentclock.processor.kore;

import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.contract.Sources;
import io.agentclock.model.Activity;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.Transition;
import io.agentclock.model.item.AgentItem;
import io.agentclock.processor.raw.FlatFields;
import io.agentclock.processor.raw.ItemContext;
import io.agentclock.processor.raw.ItemReader;
import io.agentclock.processor.raw.Reading;
import io.agentclock.settings.StateMaps;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads Kore.ai's agent updates: {@code {"AgentId","EventTime","Activity","ReasonCode"}}, keys in
 * any case.
 *
 * @see <a href="https://docs.kore.ai/smartassist/api/agent-activity-api">Agent Activity API</a>
 */
public final class KoreItemReader implements ItemReader {

  private static final String EVENT_TIME = "EventTime";
  private static final String ACTIVITY = "Activity";
  private static final String REASON_CODE = "ReasonCode";
  private static final String NO_REASON_NEEDED = "notready";
  private static final DateTimeFormatter TIME =
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
  public Reading<AgentItem> read(AgentKey agent, byte[] value, ItemContext context)
      throws RefusedException {
    FlatFields update = FlatFields.of(value, EVENT_TIME, ACTIVITY, REASON_CODE);
    long atMs = instantMs(update.required(EVENT_TIME), context);
    RawStatus raw = new RawStatus(update.required(ACTIVITY), update.text(REASON_CODE).orElse(null));
    return Reading.of(
        new AgentItem.Change(
            new Transition(atMs, 0, activity(raw, context), raw, context.fetchedAtMs(), false)));
  }

  private Activity activity(RawStatus raw, ItemContext context) throws RefusedException {
    AgentState state = maps.of(Sources.KORE, context.feed().orElse("")).of(raw.state());
    if (raw.reason() != null && !raw.reason().isBlank()) {
      return new Activity(state, raw.reason());
    }
    boolean saysWhy =
        state == AgentState.NOT_READY && !raw.state().equalsIgnoreCase(NO_REASON_NEEDED);
    return new Activity(state, saysWhy ? raw.state() : null);
  }

  /**
   * The vendor's times carry no zone; of a time that a clock change makes twice, the first is
   * meant.
   */
  private static long instantMs(String eventTime, ItemContext context) throws RefusedException {
    Optional<String> zone = context.zone();
    try {
      return LocalDateTime.parse(eventTime.strip(), TIME)
          .atZone(zone.isPresent() ? ZoneId.of(zone.get()) : ZoneOffset.UTC)
          .toInstant()
          .toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new RefusedException(
          RefusalReason.BAD_TIME,
          "EventTime '%s' in zone '%s'".formatted(eventTime, zone.orElse("UTC")),
          e);
    }
  }
}
