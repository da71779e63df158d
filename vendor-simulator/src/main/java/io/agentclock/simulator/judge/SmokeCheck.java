package io.agentclock.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the whole API, source by source, until there is nothing left to wait for. */
final class SmokeCheck {

  private final HttpJson api;
  private final HttpJson simulator;
  private final SmokeLimits limits;
  private final Map<JudgedVendor, SmokeResult> done = new EnumMap<>(JudgedVendor.class);

  SmokeCheck(HttpJson api, HttpJson simulator, SmokeLimits limits) {
    this.api = api;
    this.simulator = simulator;
    this.limits = limits;
  }

  /** One result per source; a source that needs no other look isn't looked at again. */
  List<SmokeResult> look() throws IOException, InterruptedException {
    JsonNode about = simulator.json("/about").orElseThrow(() -> new IOException("no simulator"));
    Instant now = Instant.parse(about.path("now").asText());
    List<JsonNode> feeds = api.items("/feeds");
    List<SmokeResult> results = new ArrayList<>();
    for (JudgedVendor vendor : JudgedVendor.values()) {
      String account = about.path(vendor.source()).path("account").asText();
      SourceFeeds source = SourceFeeds.of(vendor, account, feeds);
      if (!source.streams().isEmpty() || limits.sources().contains(vendor.source())) {
        results.add(done.containsKey(vendor) ? done.get(vendor) : look(source, now));
      }
    }
    return results.isEmpty()
        ? List.of(SmokeResult.waiting("feeds", "one that reads this simulator"))
        : results;
  }

  private SmokeResult look(SourceFeeds source, Instant now)
      throws IOException, InterruptedException {
    Optional<Instant> through = source.statesThrough();
    Optional<String> behind = behind(source, now);
    if (through.isEmpty() || behind.isPresent()) {
      String what = behind.orElse("the first progress of " + source.vendor().stateStream());
      return SmokeResult.waiting(source.vendor().source(), what);
    }
    Instant border = limits.border(through.get(), Duration.ZERO);
    SmokeResult result = new SourceCheck(api, simulator, limits, source, border).compare();
    if (result.isFinal()) {
      done.put(source.vendor(), result);
    }
    return result;
  }

  private Optional<String> behind(SourceFeeds source, Instant now) {
    Instant due = limits.border(now, limits.slack());
    Optional<Instant> states = source.statesThrough();
    if (states.isPresent() && states.get().isBefore(due)) {
      return Optional.of("observed through " + due + ", it is " + states.get());
    }
    Instant handleDue = limits.border(now, limits.handleSlack());
    return source.handleThrough().entrySet().stream()
        .filter(stream -> stream.getValue().isBefore(handleDue))
        .map(stream -> stream.getKey() + " observed through " + handleDue)
        .findFirst();
  }
}
