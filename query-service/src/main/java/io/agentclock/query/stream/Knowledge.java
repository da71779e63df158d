package io.agentclock.query.stream;

import io.agentclock.contract.ContractJson;
import io.agentclock.model.AgentKey;
import io.agentclock.model.coverage.Freshness;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How old what is known is: what the processors say of their scopes, and how sure it is that this
 * service has read what they wrote. While that isn't sure, nothing counts as fresh.
 */
@Singleton
final class Knowledge {

  private static final long FORGET_MS = Duration.ofMinutes(1).toMillis();
  private static final long SURE_NANOS = Duration.ofSeconds(5).toNanos();

  private final Clock clock;
  private final Map<String, Long> reportedMs = new HashMap<>();
  private volatile Map<Place, ViewReport.View> views = Map.of();
  private volatile long readAt = System.nanoTime();

  Knowledge(Clock clock) {
    this.clock = clock;
  }

  private record Place(int partition, String scope) {}

  /**
   * Of an answer.
   *
   * @param asOfMs the last instant it speaks for, epoch milliseconds; none if there is none
   * @param stale whether that is too old
   */
  record Age(OptionalLong asOfMs, boolean stale) {

    /** What {@link #writeTo} takes. */
    static final int BYTES = MaybeInstant.BYTES + Byte.BYTES;

    static Age readFrom(ByteBuffer bytes) {
      return new Age(MaybeInstant.readFrom(bytes), bytes.get() != 0);
    }

    void writeTo(ByteBuffer bytes) {
      MaybeInstant.writeTo(bytes, asOfMs);
      bytes.put((byte) (stale ? 1 : 0));
    }
  }

  /**
   * Takes what a processor says. A scope that none has reported for a minute is forgotten then; not
   * one of its partitions alone, without which it would look fresher than it is, and nothing while
   * no processor says anything. All of it counts at once.
   */
  synchronized void learn(ViewReport report) {
    long nowMs = clock.millis();
    Map<Place, ViewReport.View> next = new HashMap<>(views);
    for (ViewReport.View view : report.items()) {
      String scope = AgentKey.scope(view.source(), view.account());
      reportedMs.put(scope, nowMs);
      next.put(new Place(view.partition(), scope), view);
    }
    reportedMs.values().removeIf(reported -> nowMs - reported > FORGET_MS);
    next.keySet().removeIf(place -> !reportedMs.containsKey(place.scope));
    views = Map.copyOf(next);
  }

  /** All that was written by then was read; on the clock of {@link System#nanoTime()}. */
  void readAllAt(long nanoTime) {
    readAt = nanoTime;
  }

  /**
   * How old what is known of an agent is.
   *
   * @param facts what was last read of it
   */
  Age of(AgentRow agent, AgentFacts facts) {
    ViewReport.View view = views.get(new Place(agent.partition(), agent.scope()));
    Freshness freshness = view == null ? Freshness.NONE : freshness(view);
    return new Age(freshness.asOfMs(facts.lastMs()), isUnsure() || freshness.stale());
  }

  /** What a heartbeat says to clients with a filter. */
  byte[] heartbeat(StreamFilter filter) {
    List<SourceAge> sources = sources(filter);
    return EventJson.object(
        json -> {
          ContractJson.instant(
              json, "asOf", instant(earliest(sources.stream().map(SourceAge::asOfMs).toList())));
          json.writeArrayFieldStart("sources");
          for (SourceAge source : sources) {
            json.writeStartObject();
            json.writeStringField("source", source.source());
            json.writeStringField("account", source.account());
            ContractJson.instant(json, "observedThrough", instant(source.observedThroughMs()));
            ContractJson.instant(json, "asOf", instant(source.asOfMs()));
            json.writeBooleanField("stale", source.stale());
            json.writeBooleanField("live", source.live());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** The earliest of some instants; none if one of them is none, or there are none. */
  static OptionalLong earliest(List<OptionalLong> instants) {
    return instants.stream().allMatch(OptionalLong::isPresent)
        ? instants.stream().mapToLong(OptionalLong::getAsLong).min()
        : OptionalLong.empty();
  }

  static Instant instant(OptionalLong epochMs) {
    return epochMs.isPresent() ? Instant.ofEpochMilli(epochMs.getAsLong()) : null;
  }

  private record SourceAge(
      String source,
      String account,
      OptionalLong observedThroughMs,
      OptionalLong asOfMs,
      Flags flags) {

    boolean stale() {
      return flags.stale;
    }

    boolean live() {
      return flags.live;
    }
  }

  private record Flags(boolean stale, boolean live) {}

  private List<SourceAge> sources(StreamFilter filter) {
    Map<String, List<ViewReport.View>> scopes =
        views.entrySet().stream()
            .filter(entry -> filter.covers(entry.getValue().source(), entry.getValue().account()))
            .collect(
                Collectors.groupingBy(
                    entry -> entry.getKey().scope(),
                    TreeMap::new,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return scopes.values().stream().map(this::together).toList();
  }

  /** A source is as old as its oldest partition. */
  private SourceAge together(List<ViewReport.View> partitions) {
    List<Freshness> all = partitions.stream().map(this::freshness).toList();
    return new SourceAge(
        partitions.get(0).source(),
        partitions.get(0).account(),
        earliest(all.stream().map(Freshness::observedThroughMs).toList()),
        earliest(all.stream().map(one -> one.asOfMs(OptionalLong.empty())).toList()),
        new Flags(
            isUnsure() || all.stream().anyMatch(Freshness::stale),
            partitions.stream().allMatch(ViewReport.View::live)));
  }

  private Freshness freshness(ViewReport.View view) {
    long nowMs = clock.millis() - unsureMs();
    OptionalLong through = view.observedThroughMs();
    return new Freshness(
        through.isPresent() && isUnsure()
            ? OptionalLong.of(Math.min(nowMs, through.getAsLong()))
            : through,
        nowMs,
        view.staleAfterMs(),
        view.live());
  }

  private boolean isUnsure() {
    return System.nanoTime() - readAt > SURE_NANOS;
  }

  private long unsureMs() {
    return isUnsure() ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - readAt) : 0;
  }
}
