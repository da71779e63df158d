package io.agentclock.ingest.genesys;

import io.agentclock.ingest.VendorStub;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.VendorStub.Request;
import io.agentclock.ingest.feed.ConfiguredFeeds;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.vendor.Fetcher;
import io.agentclock.ingest.vendor.RequestLimits;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorHttp;
import io.agentclock.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Genesys Cloud that says what a test tells it to, and a feed of it with short pauses. */
final class GenesysStand implements AutoCloseable {

  static final String TOKEN = "/oauth/token";
  static final String AGGREGATES = "/api/v2/analytics/conversations/aggregates/query";
  static final String SUMMARY = "/api/v2/analytics/conversations/details/query";
  static final String USER_DETAILS = "/api/v2/analytics/users/details/query";
  static final String JOBS = "/api/v2/analytics/users/details/jobs";
  static final String JOB = JOBS + "/88888888-8888-4888-8888-888888888801";
  static final String PRESENCES = "/api/v2/presencedefinitions";
  static final String USERS = "/api/v2/users";
  static final String SECRET = "a-client-secret-that-must-never-show-anywhere";
  static final String CLIENT =
      "source: genesys, account: 'org:1', client-id: cs-1, client-secret: " + SECRET;
  static final Window WINDOW =
      new Window(Instant.parse("2026-03-10T08:12:34Z"), Instant.parse("2026-03-10T10:44:05Z"));

  final VendorStub vendor = new VendorStub();
  final List<VendorFaultException> faults = new ArrayList<>();
  private final InstantSource source = this::now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private volatile Instant now = Instant.parse("2026-03-10T10:44:06Z");
  private Feed feed;

  GenesysStand() {
    vendor.at(TOKEN, ok("token.json"));
    vendor.at(PRESENCES, ok("presence_definitions.json"));
    feed = feed("");
  }

  private Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** With further settings, each followed by a comma. */
  GenesysStand with(String settings, String... global) {
    feed = feed(settings, global);
    return this;
  }

  private Feed feed(String settings, String... global) {
    String url = vendor.url();
    String yaml =
        "agentclock:\n%s  feeds:\n    one: {%s%s, login-url: '%s', api-url: '%s/', rate-limit-per-minute: 60000, retry: {initial: 20ms, most: 80ms}}\n"
            .formatted(
                String.join("", List.of(global).stream().map(line -> "  " + line + "\n").toList()),
                settings,
                CLIENT,
                url,
                url);
    return read(yaml, clock);
  }

  static Feed read(String yaml, Clock clock) {
    return new ConfiguredFeeds(List.of(new GenesysAdapter(clock)))
        .read(Settings.of(Settings.parse(yaml, "test"), Map.of()))
        .get(0);
  }

  Feed feed() {
    return feed;
  }

  VendorStream stream(String name) {
    return feed.streams().stream()
        .filter(stream -> stream.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  Fetcher fetcher() {
    return new Fetcher(feed, new VendorHttp(clock), new RequestLimits(List.of(feed)), clock);
  }

  /** All pages of a window. */
  List<Page> pages(String stream, Window window) {
    Fetcher fetcher = fetcher();
    List<Page> pages = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      Page page = fetcher.fetch(stream(stream), window, next, faults::add).page();
      pages.add(page);
      next = page.next();
    } while (next.isPresent());
    return pages;
  }

  List<String> bodies(String path) {
    return vendor.requests(path).stream().map(Request::body).toList();
  }

  List<String> queries(String path) {
    return vendor.requests(path).stream().map(Request::query).toList();
  }

  static Reply ok(String fixture) {
    return answer(200, fixture);
  }

  static Reply answer(int status, String fixture) {
    return Reply.of(status, text(fixture)).with("ININ-Correlation-Id", "correlation-of-" + status);
  }

  static String text(String fixture) {
    try (InputStream in = GenesysStand.class.getResourceAsStream("/genesys/" + fixture)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    vendor.close();
  }
}
