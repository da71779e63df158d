package io.agentclock.ingest.genesys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.feed.WindowReader;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.model.interval.IntervalGrid;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The stream of handle time: sums per agent, media type and interval. What is asked for begins and
 * ends on interval borders, as buckets are counted from where the request begins, and a part of one
 * would replace the whole.
 */
final class ConversationAggregates implements WindowReader {

  private static final String PAGE_TOKEN = "pageToken";

  private final Shape shape;
  private final GenesysAccess access;
  private final IntervalGrid grid;
  private final AggregatesAnswer answers;

  ConversationAggregates(GenesysSettings settings, GenesysAccess access, IntervalGrid grid) {
    this.shape = settings.shape();
    this.access = access;
    this.grid = grid;
    this.answers = new AggregatesAnswer(settings.account());
  }

  @Override
  public Page page(Window window, Optional<String> page, VendorCalls calls)
      throws InterruptedException {
    Bookmark bookmark = Bookmark.of(page);
    ObjectNode body = shape.request(whole(window), Duration.ofMillis(grid.lengthMs()));
    if (!bookmark.atStart()) {
      body.put(PAGE_TOKEN, bookmark.place());
    }
    byte[] answer = access.post(access.api(shape.path()), body, calls, Set.of()).body();
    AggregatesAnswer.Said said = answers.read(answer);
    Optional<String> next = said.pageToken().map(token -> bookmark.then(token).text());
    return new Page(said.page().items(), said.page().refused(), next).naming(said.people());
  }

  /** The intervals that a window touches. */
  private Window whole(Window window) {
    long from = grid.startOf(window.from().toEpochMilli());
    long to = grid.endOf(grid.startOf(window.to().toEpochMilli() - 1));
    return new Window(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
  }
}
