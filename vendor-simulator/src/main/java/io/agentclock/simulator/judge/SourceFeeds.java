package io.agentclock.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far one vendor's streams have been read, by {@code GET /feeds}.
 *
 * @param streams of one account
 */
record SourceFeeds(JudgedVendor vendor, String account, List<JsonNode> streams) {

  private static final Set<String> HANDLE =
      Set.of("conversation-aggregates", "agent-segments", "segment-units");

  static SourceFeeds of(JudgedVendor vendor, String account, List<JsonNode> feeds) {
    List<JsonNode> streams =
        feeds.stream()
            .filter(feed -> feed.path("source").asText().equals(vendor.source()))
            .filter(feed -> feed.path("account").asText().equals(account))
            .toList();
    return new SourceFeeds(vendor, account, streams);
  }

  /** How far the states are known, if anything is. */
  Optional<Instant> statesThrough() {
    return streams.stream()
        .filter(feed -> name(feed).equals(vendor.stateStream()))
        .findFirst()
        .flatMap(SourceFeeds::observedThrough);
  }

  /** By stream of handle time; {@link Instant#MIN} where nothing has been read. */
  Map<String, Instant> handleThrough() {
    Map<String, Instant> through = new HashMap<>();
    for (JsonNode feed : streams) {
      if (HANDLE.contains(name(feed))) {
        through.put(name(feed), observedThrough(feed).orElse(Instant.MIN));
      }
    }
    return through;
  }

  /** The holes in what is known of states. */
  List<Hole> holes() {
    List<Hole> holes = new ArrayList<>();
    for (JsonNode feed : streams) {
      if (name(feed).equals(vendor.stateStream())) {
        feed.path("holes").forEach(hole -> holes.add(hole(hole)));
      }
    }
    return holes;
  }

  /** What every agent's key begins with. */
  String keyPrefix() {
    return vendor.source() + ":" + account + ":";
  }

  private static String name(JsonNode feed) {
    return feed.path("stream").asText();
  }

  private static Optional<Instant> observedThrough(JsonNode feed) {
    return Optional.ofNullable(feed.path("observedThrough").textValue()).map(Instant::parse);
  }

  private static Hole hole(JsonNode hole) {
    return new Hole(
        Instant.parse(hole.path("from").asText()), Instant.parse(hole.path("to").asText()));
  }
}
