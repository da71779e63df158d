package io.agentclock.ingest.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * LivePerson's net handle time of skills, hour by hour: in shorter intervals it says the hour's
 * numbers several times.
 *
 * @see <a
 *     href="https://developers.liveperson.com/net-handle-time-api-methods-get-net-handle-time-by-skill.html">Get
 *     Net Handle Time by Skill</a>
 */
final class NetHandleTime implements WindowReader {

  static final String STREAM = Streams.NET_HANDLE_TIME;

  private static final int SKILLS_PER_PAGE = 10;
  private static final String SKILL_ID = "skillId";
  private static final String EPOCH = "epochTimestamp";
  private static final Shape SKILLS = new Shape("skillInfo", SKILL_ID, "_metadata");

  /** UTC, which isn't said. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private final LivePersonAccess access;

  NetHandleTime(LivePersonAccess access) {
    this.access = access;
  }

  @Override
  public Page page(Window window, Optional<String> page, VendorCalls calls)
      throws InterruptedException {
    Instant from = window.from().truncatedTo(ChronoUnit.HOURS);
    Instant to = window.to().truncatedTo(ChronoUnit.HOURS);
    if (!from.isBefore(to)) {
      return Page.EMPTY.completeTo(to);
    }
    PageCursor cursor = PageCursor.of(page);
    RowPage rows = RowPage.read(ask(from, to, cursor.offset(), calls), SKILLS);
    Optional<String> next = rows.after(cursor).map(PageCursor::text);
    PageDraft draft = new PageDraft(access.account());
    for (JsonSlice row : rows.rows()) {
      draft.skill(row, SKILL_ID).ifPresent(skill -> addHours(skill, row, draft));
    }
    return draft.page(next).completeTo(to);
  }

  private byte[] ask(Instant from, Instant to, long offset, VendorCalls calls)
      throws InterruptedException {
    return access
        .get(
            host ->
                host.path("/operations/api/account")
                    .segment(access.account())
                    .path("/nht")
                    .query("v", "2")
                    .query("source", access.sourceParameter())
                    .query("fromDate", TIME.format(from))
                    .query("toDate", TIME.format(to))
                    .query("interval", "60")
                    .query("limit", Integer.toString(SKILLS_PER_PAGE))
                    .query("offset", Long.toString(offset)),
            Set.of(),
            calls)
        .body();
  }

  private static void addHours(String skill, JsonSlice row, PageDraft draft) {
    for (JsonSlice hour : hours(row)) {
      if (draft.isObject(hour)) {
        draft.add(
            hour.id()
                .or(() -> timestamp(hour))
                .map(identity -> Item.replacing(skill, hour.bytes(), identity))
                .orElseGet(() -> new Item(skill, hour.bytes())));
      }
    }
  }

  private static Optional<String> timestamp(JsonSlice hour) {
    JsonNode fields = JsonBody.read(hour.bytes());
    return JsonBody.text(fields, "timestamp");
  }

  private static Iterable<JsonSlice> hours(JsonSlice skill) {
    try {
      return JsonAnswer.read(skill.bytes(), "metricsByIntervals", EPOCH).elements();
    } catch (UnreadableAnswerException e) {
      throw new IllegalStateException("it was read as part of the whole", e);
    }
  }
}
