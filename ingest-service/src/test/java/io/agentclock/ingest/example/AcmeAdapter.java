package io.agentclock.ingest.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.ingest.feed.Cadence;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.FeedOptions;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.StreamSections;
import io.agentclock.ingest.feed.VendorAdapter;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.feed.WindowReader;
import io.agentclock.ingest.vendor.Address;
import io.agentclock.ingest.vendor.VendorAccess;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import io.agentclock.ingest.vendor.VendorRequest;
import io.agentclock.model.AgentKey;
import io.agentclock.settings.FeedSettings;
import io.agentclock.settings.Secret;
import io.agentclock.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A vendor that doesn't exist: all that ingest needs to know of a new source. */
public final class AcmeAdapter implements VendorAdapter {

  private static final URI PUBLIC = URI.create("https://api.acme.example");
  private static final Cadence CHANGES =
      new Cadence(
          Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofDays(1));

  @Override
  public String source() {
    return "acme";
  }

  @Override
  public Feed feed(FeedSettings feed, Settings all) {
    URI url = feed.section().optionalUrl("base-url").orElse(PUBLIC);
    Key key = new Key(feed.section().secret("api-key"));
    FeedOptions options =
        FeedOptions.read(feed.section(), all.retention(), 120, FeedOptions.USUAL_PAUSES);
    List<VendorStream> streams = new ArrayList<>();
    new StreamSections(feed.section(), all.retention())
        .read(Map.of("changes", CHANGES))
        .forEach(
            (name, cadence) ->
                streams.add(
                    new VendorStream(name, cadence, key, new Changes(feed.account(), url, key))));
    feed.section().refuseUnknown();
    return new Feed(feed.id(), source(), feed.account(), options, streams, Optional.empty());
  }

  /** How Acme deals with those who ask: by a key that never changes. */
  private record Key(Secret apiKey) implements VendorAccess {

    @Override
    public boolean forgetLogin() {
      return false;
    }

    @Override
    public List<Secret> secrets() {
      return List.of(apiKey);
    }

    @Override
    public String advice(Kind kind) {
      return kind == Kind.PASSING ? "It is tried again." : "Check the feed's api-key and account.";
    }
  }

  /** {@code {"changes":[{"who","when","what"}],"more":true}}, by page number. */
  private record Changes(String account, URI url, Key key) implements WindowReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Page page(Window window, Optional<String> page, VendorCalls calls)
        throws InterruptedException {
      int number = page.map(Integer::parseInt).orElse(1);
      Address address =
          Address.of(url)
              .path("/changes")
              .query("from", window.from().toString())
              .query("to", window.to().toString())
              .query("page", Integer.toString(number));
      VendorRequest request =
          VendorRequest.get(address.uri()).with("X-Api-Key", key.apiKey().reveal());
      JsonNode answer = read(calls.send(request).body());
      List<Item> items = new ArrayList<>();
      for (JsonNode change : answer.path("changes")) {
        String agent = new AgentKey("acme", account, change.path("who").asText()).toString();
        items.add(new Item(agent, change.toString().getBytes(StandardCharsets.UTF_8)));
      }
      boolean more = answer.path("more").asBoolean();
      return new Page(
          items, List.of(), more ? Optional.of(Integer.toString(number + 1)) : Optional.empty());
    }

    private static JsonNode read(byte[] body) {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw VendorFaultException.passing("UNREADABLE", "the answer isn't whole JSON");
      }
    }
  }
}
