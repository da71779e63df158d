package io.agentclock.settings;

import io.agentclock.model.AgentState;
import io.agentclock.model.StateMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The vendors' state maps as shipped, and as the feeds override them. */
public final class StateMaps {

  private final Map<String, StateMap> bySource = new HashMap<>();
  private final Map<String, StateMap> byFeed = new HashMap<>();

  /**
   * @param sources with a map of their own
   * @param feeds whose overrides count
   * @throws BadSettingException if a feed maps a word to something that is no state
   */
  public StateMaps(Iterable<String> sources, Iterable<FeedSettings> feeds) {
    sources.forEach(source -> bySource.put(source, shipped(source)));
    for (FeedSettings feed : feeds) {
      StateMap base = bySource.get(feed.source());
      if (base != null) {
        byFeed.put(feed.id(), base.overriddenBy(overrides(feed)));
      }
    }
  }

  /**
   * The map to read a feed's words by. A feed that isn't configured is read as its source's words
   * are.
   */
  public StateMap of(String source, String feed) {
    return byFeed.getOrDefault(feed, bySource.get(source));
  }

  private static Map<String, AgentState> overrides(FeedSettings feed) {
    Map<String, AgentState> overrides = new TreeMap<>();
    feed.states().forEach((word, state) -> overrides.put(word, state(feed.section(), word, state)));
    return overrides;
  }

  private static AgentState state(Section feed, String word, String name) {
    return Arrays.stream(AgentState.values())
        .filter(state -> state != AgentState.UNKNOWN && state.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                feed.bad(
                    "states." + word,
                    "'%s' is no state; there are %s"
                        .formatted(name, EnumSet.complementOf(EnumSet.of(AgentState.UNKNOWN)))));
  }

  private static StateMap shipped(String source) {
    String resource = "/io/agentclock/states/" + source + ".yml";
    try (InputStream stream = StateMaps.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("no state map is shipped for source " + source);
      }
      Map<String, AgentState> states = new TreeMap<>();
      Settings.yaml(new String(stream.readAllBytes(), StandardCharsets.UTF_8), resource)
          .forEach(
              (word, state) ->
                  states.put(String.valueOf(word), AgentState.valueOf(String.valueOf(state))));
      return new StateMap(states);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
