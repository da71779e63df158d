package io.agentclock.system.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.agentclock.system.board.BoardAccount.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.agentclock.system.kit.Chromium;
import io.agentclock.system.kit.EventStream;
import io.agentclock.system.kit.KoreItems;
import io.agentclock.system.kit.RawWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everybody's occupancy of today, from as little as possible. */
@Timeout(240)
class BoardOccupancyTest {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);
  private static final ZoneId ZONE = BoardPage.whereItIsNoon();
  private static final Pattern RANGE = Pattern.compile("from=([^&]+)&to=([^&]+)&.*account=share");

  @RegisterExtension static final BoardWorld WORLD = new BoardWorld();
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  @RegisterExtension final BoardPage board = new BoardPage(CHROMIUM, ZONE);

  private final List<Instant> asked = new CopyOnWriteArrayList<>();
  private int seen = -1;

  @Test
  void shouldReadEachIntervalOnceWhenItIsClosed() {
    Instant border = Instant.ofEpochSecond(Instant.now().getEpochSecond() / 1800 * 1800);
    Instant newest = border.minus(HALF_HOUR);
    Instant before = newest.minus(HALF_HOUR);
    Instant observed = border.minusSeconds(60); // the newest half hour isn't closed then
    try (RawWriter vendor = WORLD.writer("share")) {
      String ann = vendor.key("ann");
      vendor.pull(
          Instant.now(),
          new RawWriter.Observed(border.minus(Duration.ofHours(24)), observed),
          List.of(
              item(vendor, border.minus(Duration.ofHours(20)), "offline"),
              item(vendor, border.minus(Duration.ofHours(6)), "busy"),
              item(vendor, border.minus(Duration.ofHours(1)), "available")));
      await().atMost(SOON).until(() -> observedThrough("share").equals(observed.toString()));
      board.page().onRequest(request -> note(request.url()));
      board.open(WORLD.url(), "/?account=share");
      showsTheShareOfTheApi(ann);
      Instant midnight = LocalDate.now(ZONE).atStartOfDay(ZONE).toInstant();
      await()
          .atMost(SOON)
          .until(this::asked, starts -> starts.containsAll(List.of(before, midnight)));
      await("nothing more").during(QUIET).atMost(SOON).until(this::isQuiet);
      assertThat(asked).doesNotHaveDuplicates().doesNotContain(newest);

      asked.clear();
      vendor.pull(
          Instant.now(),
          new RawWriter.Observed(observed, border),
          List.of(item(vendor, newest, "busy")));

      await().atMost(SOON).until(this::asked, starts -> starts.contains(newest));
      showsTheShareOfTheApi(ann);
      // those before it again, because of corrections
      assertThat(asked()).containsExactly(newest, before, before.minus(HALF_HOUR));
    }
  }

  @Test
  void shouldSayThatOccupancyIsStillBeingReadUntilItIsKnown() {
    try (BoardAccount account = WORLD.account("reading")) {
      String ann = account.key("ann");
      String bob = account.key("bob");
      account.says(update("ann", 300, "busy", null), update("bob", 0, "available", null));
      await().atMost(SOON).until(() -> !observedThrough("reading").isEmpty());
      List<Route> held = new CopyOnWriteArrayList<>();
      Predicate<String> ofDays = url -> url.contains("/v1/intervals?");
      board.page().route(ofDays, held::add);
      board.open(WORLD.url(), account.address());
      for (String agent : List.of(ann, bob)) {
        assertThat(shareOf(agent)).hasText("…");
        assertThat(shareOf(agent)).hasAccessibleName("still being read");
      }
      await().atMost(SOON).until(() -> !board.page().title().isEmpty() && !held.isEmpty());

      board.page().unroute(ofDays);
      held.forEach(Route::resume);

      showsTheShareOfTheApi(ann);
      assertThat(shareOf(bob)).hasText("–", patiently());
      assertThat(shareOf(bob)).not().hasAttribute("aria-label", "still being read");
    }
  }

  private Locator shareOf(String agent) {
    return board.cell(agent, "occupancy").locator(".share");
  }

  /** The starts of what was asked for; the page tells while it is asked for something. */
  private List<Instant> asked() {
    board.page().title();
    return asked;
  }

  private boolean isQuiet() {
    int before = seen;
    seen = asked().size();
    return seen == before;
  }

  private void note(String url) {
    Matcher range = RANGE.matcher(URLDecoder.decode(url, StandardCharsets.UTF_8));
    if (url.contains("/v1/intervals?") && range.find()) {
      Instant end = Instant.parse(range.group(2));
      for (Instant at = Instant.parse(range.group(1)); at.isBefore(end); at = at.plus(HALF_HOUR)) {
        asked.add(at);
      }
    }
  }

  /**
   * As the stream tells it, empty if it doesn't: who opens the page before infers from its agents
   * up to when they were observed.
   */
  private static String observedThrough(String account) {
    String url = WORLD.api().base() + "/stream?source=kore&account=" + account;
    try (EventStream events = EventStream.open(url, Map.of())) {
      return events.next("heartbeat").path("sources").path(0).path("observedThrough").asText("");
    }
  }

  private void showsTheShareOfTheApi(String agent) {
    String share = share(agent);
    assertThat(board.cell(agent, "occupancy")).hasText(share, patiently());
  }

  private static LocatorAssertions.HasTextOptions patiently() {
    return new LocatorAssertions.HasTextOptions().setTimeout(SOON.toMillis());
  }

  /** Of the closed intervals that began today, where the page is. */
  private static String share(String agent) {
    Instant midnight = LocalDate.now(ZONE).atStartOfDay(ZONE).toInstant();
    String range = "?from=%s&to=%s".formatted(midnight, Instant.now());
    long busy = 0;
    long all = 0;
    for (JsonNode row : WORLD.api().items("/agents/" + agent + "/intervals" + range)) {
      boolean counts =
          row.path("closed").asBoolean()
              && !Instant.parse(row.path("intervalStart").asText()).isBefore(midnight);
      for (JsonNode line : row.path("states")) {
        String state = line.path("state").asText();
        long ms = counts ? line.path("durationMs").asLong() : 0;
        busy += state.equals("INTERACTING") ? ms : 0;
        all += state.equals("INTERACTING") || state.equals("AVAILABLE") ? ms : 0;
      }
    }
    return all == 0 ? "–" : Math.round(100.0 * busy / all) + " %";
  }

  private static ProducerRecord<String, String> item(
      RawWriter vendor, Instant at, String activity) {
    return vendor.item(Instant.now(), "ann", KoreItems.update("ann", at, activity, null));
  }
}
