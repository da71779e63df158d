package io.agentclock.ingest.liveperson;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.Refusal;
import io.agentclock.ingest.TestFeeds;
import io.agentclock.ingest.VendorStub;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.feed.ConfiguredFeeds;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Note;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.vendor.Fetcher;
import io.agentclock.ingest.vendor.RequestLimits;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorHttp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A feed that reads from a vendor who says what a test tells it to. */
final class LivePersonFeed implements AutoCloseable {

  static final String ACCOUNT = "12345678";
  static final String OAUTH1 =
      "{type: oauth1, consumer-key: ck-1, consumer-secret: cs-very-secret, token: tk-very-secret,"
          + " token-secret: ts-very-secret}";
  static final String OAUTH2 = "{type: oauth2, client-id: ci 1, client-secret: 'cs&very=secret'}";
  static final Window WINDOW =
      new Window(Instant.parse("2026-03-10T00:00:00Z"), Instant.parse("2026-03-10T12:00:00Z"));

  static final String STATUS_PATH = "/api/v2/account/12345678/status-changes";
  static final String SEGMENTS_PATH = "/api/account/12345678/agent-segments";
  static final String LIST_PATH = SEGMENTS_PATH + "/breakdown";
  static final String FILES_PATH = SEGMENTS_PATH + "/files";
  static final String SKILLS_PATH = "/operations/api/account/12345678/nht";
  static final String USERS_PATH = "/api/account/12345678/configuration/le-users/users";
  static final String TOKEN_PATH = "/sentinel/api/v2/account/12345678/app/token";

  final VendorStub vendor = new VendorStub();
  final List<VendorFaultException> faults = new ArrayList<>();
  private final Clock clock;
  private Feed feed;
  private Fetcher fetcher;

  LivePersonFeed() {
    this(OAUTH1, Clock.systemUTC());
  }

  LivePersonFeed(String auth, Clock clock) {
    this.clock = clock;
    List.of("agentActivityDomain", "leDataReporting", "sentinel", "accountConfigReadOnly")
        .forEach(service -> vendor.at(domainPath(service), domain(service, vendor.url())));
    configure("auth: " + auth);
  }

  /** Everything a window brought. */
  record Brought(
      List<Item> items,
      List<Refusal> refused,
      Map<String, DirectoryEntry> people,
      List<Note> notes,
      Optional<Instant> completeTo,
      int pages) {}

  /** Takes more settings of the feed, one per line. */
  LivePersonFeed configure(String settings) {
    String yaml =
        """
        agentclock:
          feeds:
            lp:
              source: liveperson
              account: "%s"
              domain-api: %s
              request-timeout: 15s
              rate-limit-per-minute: 60000
              retry: {initial: 5ms, most: 20ms}
              streams: [status-changes, agent-segments, segment-units, net-handle-time]
        """
            .formatted(ACCOUNT, vendor.url());
    feed =
        new ConfiguredFeeds(List.of(new LivePersonAdapter(clock)))
            .read(TestFeeds.settings(yaml + settings.indent(6)))
            .get(0);
    fetcher = new Fetcher(feed, new VendorHttp(clock), new RequestLimits(List.of(feed)), clock);
    return this;
  }

  VendorStream stream(String name) {
    return feed.streams().stream()
        .filter(stream -> stream.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  Brought read(String stream) {
    return read(stream, WINDOW);
  }

  /** All pages of a window, as the framework reads them. */
  Brought read(String stream, Window window) {
    List<Item> items = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    Map<String, DirectoryEntry> people = new HashMap<>();
    List<Note> notes = new ArrayList<>();
    Optional<String> next = Optional.empty();
    int pages = 0;
    Page page;
    do {
      page = fetcher.fetch(stream(stream), window, next, faults::add).page();
      items.addAll(page.items());
      refused.addAll(page.refused());
      people.putAll(page.people());
      page.note().ifPresent(notes::add);
      next = page.next();
      pages++;
    } while (next.isPresent());
    return new Brought(items, refused, people, notes, page.completeTo(), pages);
  }

  Map<String, DirectoryEntry> directory() {
    return fetcher.fetch(feed.directory().orElseThrow(), Optional.empty(), faults::add).entries();
  }

  List<String> faultCodes() {
    return faults.stream().map(VendorFaultException::code).toList();
  }

  /** One parameter of each request to a path, decoded. */
  List<String> asked(String path, String parameter) {
    return vendor.requests(path).stream()
        .map(request -> QueryText.parameters(request.query()).get(parameter))
        .toList();
  }

  static String domainPath(String service) {
    return "/api/account/12345678/service/" + service + "/baseURI.json";
  }

  static Reply domain(String service, String host) {
    return Reply.ok(
        "{\"service\":\"%s\",\"account\":\"%s\",\"baseURI\":\"%s\"}"
            .formatted(service, ACCOUNT, host));
  }

  /** An address at which nobody listens. */
  static String deadHost() {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + taken.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Reply token(String id, Instant now, Duration life) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .jwtID(id)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)))
            .build();
    return Reply.ok(
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\"}"
            .formatted(new PlainJWT(claims).serialize()));
  }

  static String fixture(String name) {
    try (InputStream in = LivePersonFeed.class.getResourceAsStream("/liveperson/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String value(Item item) {
    return new String(item.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    vendor.close();
  }
}
