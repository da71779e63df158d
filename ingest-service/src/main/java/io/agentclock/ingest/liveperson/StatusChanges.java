package io.agentclock.ingest.liveperson;

import io.agentclock.contract.Streams;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.feed.WindowReader;
import io.agentclock.ingest.json.JsonAnswer;
import io.agentclock.ingest.json.JsonSlice;
import io.agentclock.ingest.json.UnreadableAnswerException;
import io.agentclock.ingest.liveperson.RowPage.Shape;
import io.agentclock.ingest.vendor.VendorCalls;
import java.util.Optional;
import java.util.Set;

/**
 * LivePerson's stream of agent states: the status changes of all agents within a window.
 *
 * <p>Version 2 is asked for, whose rows are the changes; an answer by version 1, whose rows are
 * agents with their changes, is read as well, as the documentation doesn't agree on what selects
 * one.
 *
 * @see <a
 *     href="https://developers.liveperson.com/agent-activity-api-methods-get-status-changes.html">Get
 *     Status Changes</a>
 */
final class StatusChanges implements WindowReader {

  static final String STREAM = Streams.STATUS_CHANGES;

  private static final String AGENT_ID = "agentId";
  private static final String HISTORY = "statusChangeHistory";
  private static final Shape CHANGES = new Shape("stateChanges", AGENT_ID, "_metadata");
  private static final Shape AGENTS = new Shape("agentsInfo", AGENT_ID, "_metadata");

  private final LivePersonAccess access;
  private final int limit;

  StatusChanges(LivePersonAccess access, int limit) {
    this.access = access;
    this.limit = limit;
  }

  @Override
  public Page page(Window window, Optional<String> page, VendorCalls calls)
      throws InterruptedException {
    PageCursor cursor = PageCursor.of(page);
    RowPage rows = RowPage.read(ask(window, cursor.offset(), calls), CHANGES, AGENTS);
    Optional<String> next = rows.after(cursor).map(PageCursor::text);
    PageDraft draft = new PageDraft(access.account());
    StatusPeople people = new StatusPeople();
    for (JsonSlice row : rows.rows()) {
      Optional<String> agent = draft.agent(row, AGENT_ID);
      agent.ifPresent(key -> people.add(key, row));
      agent.ifPresent(key -> add(key, row, rows.shape(), draft));
    }
    return draft.page(next, people.entries());
  }

  private byte[] ask(Window window, long offset, VendorCalls calls) throws InterruptedException {
    return access
        .get(
            host ->
                host.path("/api/v2/account")
                    .segment(access.account())
                    .path("/status-changes")
                    .query("v", "2")
                    .query("source", access.sourceParameter())
                    .query("from", window.from().toString())
                    .query("to", window.to().toString())
                    .query("limit", Integer.toString(limit))
                    .query("offset", Long.toString(offset)),
            Set.of(),
            calls)
        .body();
  }

  private static void add(String agent, JsonSlice row, Shape shape, PageDraft draft) {
    if (shape.equals(CHANGES)) {
      draft.add(new Item(agent, row.bytes()));
    } else {
      addHistory(agent, row, draft);
    }
  }

  private static void addHistory(String agent, JsonSlice row, PageDraft draft) {
    for (JsonSlice change : history(row)) {
      if (draft.isObject(change)) {
        draft.add(new Item(agent, change.bytes()));
      }
    }
  }

  private static Iterable<JsonSlice> history(JsonSlice agent) {
    try {
      return JsonAnswer.read(agent.bytes(), HISTORY, "").elements();
    } catch (UnreadableAnswerException e) {
      throw new IllegalStateException("it was read as part of the whole", e);
    }
  }
}
