package io.agentclock.ingest.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.Streams;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.feed.WindowReader;
import io.agentclock.ingest.json.JsonSlice;
import io.agentclock.ingest.liveperson.RowPage.Shape;
import io.agentclock.ingest.liveperson.SegmentCensus.Verdict;
import io.agentclock.ingest.vendor.VendorCalls;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * LivePerson's closed segments and their handle time. A window goes by when they were closed; they
 * may have started long before.
 *
 * @see <a
 *     href="https://developers.liveperson.com/actual-handle-time-api-methods-get-agent-segments.html">Get
 *     Agent Segments</a>
 */
final class AgentSegments implements WindowReader {

  static final String STREAM = Streams.AGENT_SEGMENTS;

  private static final int LIMIT = 500;
  private static final String AGENT_ID = "agentId";
  private static final String SEGMENT_ID = "segmentId";
  private static final Shape SEGMENTS = new Shape("segments", AGENT_ID, "pagination");

  private final LivePersonAccess access;
  private final SegmentCensus census = new SegmentCensus();

  AgentSegments(LivePersonAccess access) {
    this.access = access;
  }

  @Override
  public Page page(Window window, Optional<String> page, VendorCalls calls)
      throws InterruptedException {
    PageCursor cursor = census.position(window, PageCursor.of(page));
    RowPage rows = RowPage.read(ask(window, cursor.offset(), calls), SEGMENTS);
    Optional<PageCursor> next = rows.after(cursor);
    PageDraft draft = new PageDraft(access.account());
    rows.rows().forEach(row -> add(row, draft));
    if (next.isPresent()) {
      return draft.page(next.map(PageCursor::text));
    }
    Verdict verdict = census.end(cursor.offset() + rows.rows().size(), rows.links().count());
    Page last =
        draft.page(verdict.again() ? Optional.of(PageCursor.START.text()) : Optional.empty());
    return verdict.note().map(last::noting).orElse(last);
  }

  private byte[] ask(Window window, long offset, VendorCalls calls) throws InterruptedException {
    return access
        .get(
            host ->
                host.path("/api/account")
                    .segment(access.account())
                    .path("/agent-segments")
                    .query("source", access.sourceParameter())
                    .query("from", window.from().toString())
                    .query("to", window.to().toString())
                    .query("limit", Integer.toString(LIMIT))
                    .query("offset", Long.toString(offset)),
            Set.of(),
            calls)
        .body();
  }

  private void add(JsonSlice row, PageDraft draft) {
    JsonNode fields = JsonBody.read(row.bytes());
    Optional<String> id = JsonBody.text(fields, SEGMENT_ID);
    census.add(id.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(row.bytes()));
    draft
        .agent(row, AGENT_ID)
        .ifPresent(
            agent ->
                draft.add(
                    id.map(identity -> Item.replacing(agent, row.bytes(), identity))
                        .orElseGet(() -> new Item(agent, row.bytes()))));
  }
}
