package io.agentclock.simulator.judge;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.simulator.workforce.TruthEvent;
import io.agentclock.simulator.workforce.TruthJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One look at the whole API: every agent's closed rows against the judge's. */
final class SmokeCheck {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};

  private final HttpJson api;
  private final HttpJson simulator;
  private final SmokeLimits limits;

  SmokeCheck(HttpJson api, HttpJson simulator, SmokeLimits limits) {
    this.api = api;
    this.simulator = simulator;
    this.limits = limits;
  }

  SmokeResult look() throws IOException, InterruptedException {
    JsonNode about = simulator.json("/about").orElseThrow(() -> new IOException("no simulator"));
    String account = about.path("account").asText();
    Instant due = border(Instant.parse(about.path("now").asText()).minus(limits.slack()));
    List<JsonNode> feeds = feeds(account);
    if (feeds.isEmpty() || !feeds.get(0).hasNonNull("observedThrough")) {
      return SmokeResult.waiting("the feed's first progress");
    }
    Instant border = border(Instant.parse(feeds.get(0).get("observedThrough").asText()));
    if (border.isBefore(due)) {
      return SmokeResult.waiting("observed through " + due + ", it is " + border);
    }
    String query = "?source=kore&limit=100&account=" + HttpJson.encoded(account);
    List<JsonNode> listed = api.items("/agents" + query);
    if (listed.size() < limits.agentsMin()) {
      return SmokeResult.waiting(limits.agentsMin() + " agents, there are " + listed.size());
    }
    return compare("kore:" + account + ":", border, holes(feeds.get(0)), listed);
  }

  private SmokeResult compare(
      String keyPrefix, Instant border, List<Hole> holes, List<JsonNode> listed)
      throws IOException, InterruptedException {
    Map<String, List<TruthEvent>> truth = truth(border);
    List<Difference> differences = new ArrayList<>();
    if (!limits.allowHoles()) {
      holes.forEach(
          hole ->
              differences.add(
                  new Difference(
                      Difference.Kind.UNEXPECTED, "feed", hole.from(), "unobserved: " + hole)));
    }
    strangers(keyPrefix, border, listed).forEach(differences::add);
    int rows = 0;
    Judge judge = new Judge(limits.interval(), limits.maxUnchanged());
    for (Map.Entry<String, List<TruthEvent>> agent : truth.entrySet()) {
      List<ExpectedRow> expected = judge.rows(agent.getValue(), holes, border);
      String key = keyPrefix + agent.getKey();
      differences.addAll(RowComparison.of(key, expected, rows(key, expected, border)));
      rows += expected.size();
    }
    return new SmokeResult(null, truth.size(), rows, differences);
  }

  private List<Map<String, Object>> rows(String key, List<ExpectedRow> expected, Instant border)
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

  private Map<String, List<TruthEvent>> truth(Instant border)
      throws IOException, InterruptedException {
    String from = limits.eventsFrom() == null ? "" : "&from=" + limits.eventsFrom();
    String lines = simulator.text("/truth?to=" + border + from).orElse("");
    return TruthJson.parse(lines).stream()
        .collect(Collectors.groupingBy(TruthEvent::agentId, TreeMap::new, Collectors.toList()));
  }

  // Agents the API lists and the simulator has never had.
  private List<Difference> strangers(String keyPrefix, Instant border, List<JsonNode> listed)
      throws IOException, InterruptedException {
    TreeSet<String> known = new TreeSet<>();
    for (String line : simulator.text("/truth/agents").orElse("").lines().toList()) {
      known.add(keyPrefix + JSON.readTree(line).path("agentId").asText());
    }
    return listed.stream()
        .map(item -> item.path("agent").asText())
        .filter(agent -> !known.contains(agent))
        .map(agent -> new Difference(Difference.Kind.UNEXPECTED, agent, border, "no agent of ours"))
        .toList();
  }

  private List<JsonNode> feeds(String account) throws IOException, InterruptedException {
    return api.items("/feeds").stream()
        .filter(feed -> feed.path("source").asText().equals("kore"))
        .filter(feed -> feed.path("account").asText().equals(account))
        .filter(feed -> feed.path("stream").asText().equals("agent-activity"))
        .toList();
  }

  private static List<Hole> holes(JsonNode feed) {
    List<Hole> holes = new ArrayList<>();
    for (JsonNode hole : feed.path("holes")) {
      Instant from = Instant.parse(hole.path("from").asText());
      holes.add(new Hole(from, Instant.parse(hole.path("to").asText())));
    }
    return holes;
  }

  private Instant border(Instant instant) {
    long length = limits.interval().toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), length) * length);
  }

  /**
   * What counts as done.
   *
   * @param slack how long after its end an interval may take to close
   * @param eventsFrom earlier events were never asked for; null for none
   */
  record SmokeLimits(
      int agentsMin,
      Duration interval,
      Duration maxUnchanged,
      Duration slack,
      Instant eventsFrom,
      boolean allowHoles) {}
}
