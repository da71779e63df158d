package io.agentclock.ingest.feed;

import io.agentclock.settings.Section;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a feed's {@code streams}: a list of names, or a map from names to what they set, or nothing
 * for all that the vendor has, less those that are {@linkplain #onlyByName read by name only}.
 */
public final class StreamSections {

  private static final String STREAMS = "streams";
  private static final String POLL_EVERY = "poll-every";

  private final Section feed;
  private final Duration retention;
  private final Set<String> onlyByName = new TreeSet<>();
  private Optional<String> paced = Optional.empty();

  /**
   * @param feed the feed's section
   * @param retention no overlap may be longer
   */
  public StreamSections(Section feed, Duration retention) {
    this.feed = feed;
    this.retention = retention;
  }

  /** Leaves a stream out unless the feed names it. */
  public StreamSections onlyByName(String stream) {
    onlyByName.add(stream);
    return this;
  }

  /**
   * The stream that the feed's own {@code poll-every} is for; the others keep their defaults beside
   * it. Without this it is for all of them.
   */
  public StreamSections pacing(String stream) {
    paced = Optional.of(stream);
    return this;
  }

  /**
   * The cadence of each stream that the feed names.
   *
   * @param defaults by the name of each stream that the vendor has
   * @throws io.agentclock.settings.BadSettingException names the bad key
   */
  public Map<String, Cadence> read(Map<String, Cadence> defaults) {
    Map<String, Optional<Section>> named = named();
    if (named.isEmpty()) {
      Section streams =
          feed.section(STREAMS); // empty in the file; the environment may set something
      defaults.keySet().stream()
          .filter(name -> !onlyByName.contains(name))
          .forEach(name -> named.put(name, Optional.of(streams.section(name))));
    }
    Optional<String> pacing = paced.filter(named::containsKey);
    Map<String, Cadence> cadences = new TreeMap<>();
    named.forEach(
        (name, section) -> {
          if (!defaults.containsKey(name)) {
            throw feed.bad(
                STREAMS,
                "'%s' is no stream of this source; known are %s"
                    .formatted(name, String.join(", ", new TreeSet<>(defaults.keySet()))));
          }
          boolean ownPace = pacing.filter(other -> !other.equals(name)).isPresent();
          cadences.put(name, cadence(name, section, defaults.get(name), ownPace));
        });
    return cadences;
  }

  private Map<String, Optional<Section>> named() {
    Map<String, Optional<Section>> named = new LinkedHashMap<>();
    if (feed.isMap(STREAMS)) {
      Section streams = feed.section(STREAMS);
      streams.keys().forEach(name -> named.put(name, Optional.of(streams.section(name))));
      return named;
    }
    List<String> listed = feed.list(STREAMS);
    if (listed.isEmpty() && feed.keys().contains(STREAMS)) {
      throw feed.bad(STREAMS, "names no stream; leave it out to read all");
    }
    for (String name : listed) {
      if (named.put(name, Optional.empty()) != null) {
        throw feed.bad(STREAMS, "names '%s' twice; name it once".formatted(name));
      }
    }
    return named;
  }

  private Cadence cadence(
      String name, Optional<Section> section, Cadence byDefault, boolean ownPace) {
    Duration ofFeed = feed.duration(POLL_EVERY, byDefault.pollEvery());
    Duration forAll = ownPace ? byDefault.pollEvery() : ofFeed;
    Cadence cadence =
        new Cadence(
            duration(section, POLL_EVERY, forAll),
            duration(section, "settle", byDefault.settle()),
            duration(section, "overlap", byDefault.overlap()),
            byDefault.longestWindow());
    section.ifPresent(Section::refuseUnknown);
    check(name, cadence);
    return cadence;
  }

  private static Duration duration(Optional<Section> section, String key, Duration byDefault) {
    return section.map(found -> found.duration(key, byDefault)).orElse(byDefault);
  }

  private void check(String name, Cadence cadence) {
    Duration overlap = cadence.overlap();
    String key = STREAMS + '.' + name + ".overlap";
    if (overlap.compareTo(cadence.settle()) < 0) {
      throw feed.bad(
          key,
          ("is %s, shorter than the settle time %s: what the vendor posts late would be lost;"
                  + " set it to at least the settle time")
              .formatted(DurationWords.of(overlap), DurationWords.of(cadence.settle())));
    }
    Duration half = cadence.longestWindow().dividedBy(2);
    Duration most = half.compareTo(retention) < 0 ? half : retention;
    if (overlap.compareTo(most) > 0) {
      throw feed.bad(
          key,
          "is %s; set it to at most %s"
              .formatted(DurationWords.of(overlap), DurationWords.of(most)));
    }
  }
}
