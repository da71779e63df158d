package io.agentclock.simulator.judge;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.simulator.workforce.HandledContact;
import io.agentclock.simulator.workforce.TruthEvent;
import io.agentclock.simulator.workforce.TruthJson;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every agent's closed rows of one source against the judge's. */
final class SourceCheck {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};

  private final HttpJson api;
  private final HttpJson simulator;
  private final SmokeLimits limits;
  private final SourceFeeds feeds;
  private final Instant border;

  /**
   * @param border through which the source's states are known
   */
  SourceCheck(
      HttpJson api, HttpJson simulator, SmokeLimits limits, SourceFeeds feeds, Instant border) {
    this.api = api;
    this.simulator = simulator;
    this.limits = limits;
    this.feeds = feeds;
    this.border = border;
  }

  SmokeResult compare() throws IOException, InterruptedException {
    String source = feeds.vendor().source();
    String query = "?source=" + source + "&limit=100&account=" + HttpJson.encoded(feeds.account());
    List<JsonNode> listed = api.items("/agents" + query);
    if (listed.size() < limits.agentsMin()) {
      return SmokeResult.waiting(
          source, limits.agentsMin() + " agents, there are " + listed.size());
    }
    List<Difference> differences = new ArrayList<>();
    differences.addAll(unexpectedHoles());
    differences.addAll(strangers(listed));
    Map<String, List<TruthEvent>> truth = truth();
    Map<String, List<HandledContact>> contacts = contacts();
    Judge judge = new Judge(feeds.vendor(), limits.interval(), limits.maxUnchanged());
    int rows = 0;
    int handleRows = 0;
    for (Map.Entry<String, List<TruthEvent>> agent : truth.entrySet()) {
      List<HandledContact> handled = contacts.getOrDefault(agent.getKey(), List.of());
      HandleTruth handle = new HandleTruth(handled, feeds.handleThrough());
      List<ExpectedRow> expected = judge.rows(agent.getValue(), feeds.holes(), border, handle);
      String key = feeds.keyPrefix() + agent.getKey();
      differences.addAll(RowComparison.of(key, expected, rows(key, expected)));
      rows += expected.size();
      handleRows += (int) expected.stream().filter(ExpectedRow::hasHandle).count();
    }
    return new SmokeResult(source, null, null, truth.size(), rows, handleRows, differences);
  }

  private List<Map<String, Object>> rows(String key, List<ExpectedRow> expected)
      throws IOException, InterruptedException {
    List<Map<String, Object>> rows = new ArrayList<>();
    if (expected.isEmpty()) {
      return rows;
    }
    String path = "/agents/" + HttpJson.encoded(key) + "/intervals";
    Instant from = expected.get(0).start();
    for (JsonNode item : api.items(path + "?from=" + from + "&to=" + border)) {
      Map<String, Object> row = JSON.convertValue(item, ROW);
      boolean within = Instant.parse(item.path("intervalEnd").asText()).compareTo(border) <= 0;
      if (within && !Instant.parse(item.path("intervalStart").asText()).isBefore(from)) {
        rows.add(row);
      }
    }
    return rows;
  }

  private Map<String, List<TruthEvent>> truth() throws IOException, InterruptedException {
    Map<String, List<TruthEvent>> truth = new TreeMap<>();
    TruthJson.parse(told("/truth", "&to=" + border)).stream()
        .collect(Collectors.groupingBy(TruthEvent::agentId))
        .forEach(
            (agentId, events) -> {
              List<TruthEvent> asked = asked(events);
              if (!asked.isEmpty()) {
                truth.put(agentId, asked);
              }
            });
    return truth;
  }

  private List<TruthEvent> asked(List<TruthEvent> events) {
    return limits.eventsFrom() == null ? events : feeds.vendor().since(limits.eventsFrom(), events);
  }

  private Map<String, List<HandledContact>> contacts() throws IOException, InterruptedException {
    if (feeds.handleThrough().isEmpty()) {
      return Map.of();
    }
    return TruthJson.parseContacts(told("/truth/contacts", "")).stream()
        .collect(Collectors.groupingBy(HandledContact::agentId));
  }

  private String told(String path, String query) throws IOException, InterruptedException {
    return simulator.text(path + "?vendor=" + feeds.vendor().source() + query).orElse("");
  }

  private List<Difference> unexpectedHoles() {
    if (limits.allowHoles()) {
      return List.of();
    }
    return feeds.holes().stream()
        .map(hole -> unexpected("feed", hole.from(), "unobserved: " + hole))
        .toList();
  }

  // Agents the API lists and the simulator has never had.
  private List<Difference> strangers(List<JsonNode> listed)
      throws IOException, InterruptedException {
    TreeSet<String> known = new TreeSet<>();
    for (String line : told("/truth/agents", "").lines().toList()) {
      known.add(feeds.keyPrefix() + JSON.readTree(line).path("agentId").asText());
    }
    return listed.stream()
        .map(item -> item.path("agent").asText())
        .filter(agent -> !known.contains(agent))
        .map(agent -> unexpected(agent, border, "no agent of ours"))
        .toList();
  }

  private static Difference unexpected(String what, Instant at, String detail) {
    return new Difference(Difference.Kind.UNEXPECTED, what, at, detail);
  }
}
