package io.agentclock.ingest.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.ingest.TestFeeds;
import io.agentclock.ingest.VendorStub;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.feed.ConfiguredFeeds;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.vendor.Fetched;
import io.agentclock.ingest.vendor.Fetcher;
import io.agentclock.ingest.vendor.RequestLimits;
import io.agentclock.ingest.vendor.VendorHttp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the guide to adding a source says is all that it takes. */
class AcmeAdapterTest {

  private static final Window WINDOW =
      new Window(Instant.parse("2026-03-10T10:00:00Z"), Instant.parse("2026-03-10T10:30:00Z"));

  private final VendorStub vendor = new VendorStub();

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void shouldReadAVendorThatNobodyHeardOf() {
    vendor.then(
        Reply.of(503, "busy"),
        Reply.ok("{\"changes\":[{\"who\":\"7\",\"what\":\"idle\"}],\"more\":true}"),
        Reply.ok("{\"changes\":[{\"who\":\"8\",\"what\":\"call\"}],\"more\":false}"));
    Feed feed = feed();
    Fetcher fetcher =
        new Fetcher(
            feed,
            new VendorHttp(Clock.systemUTC()),
            new RequestLimits(List.of(feed)),
            Clock.systemUTC());

    Fetched first = fetcher.fetch(feed.streams().get(0), WINDOW, Optional.empty(), ignored -> {});
    Fetched second =
        fetcher.fetch(feed.streams().get(0), WINDOW, first.page().next(), ignored -> {});

    assertThat(first.page().items()).extracting(Item::key).containsExactly("acme:acc:7");
    assertThat(second.page().items()).extracting(Item::key).containsExactly("acme:acc:8");
    assertThat(second.page().next()).isEmpty();
    assertThat(vendor.requests())
        .hasSize(3)
        .allSatisfy(request -> assertThat(request.header("X-Api-Key")).isEqualTo("k-1"));
  }

  private Feed feed() {
    String yaml =
        TestFeeds.yaml(
            "nowhere:1",
            "",
            List.of(
                """
                acme-main:
                      source: acme
                      account: acc
                      base-url: %s
                      api-key: k-1
                      retry: {initial: 10ms, most: 20ms}
                """
                    .formatted(vendor.url())));
    return new ConfiguredFeeds(List.of(new AcmeAdapter())).read(TestFeeds.settings(yaml)).get(0);
  }
}
