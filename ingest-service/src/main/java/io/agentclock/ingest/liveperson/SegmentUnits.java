package io.agentclock.ingest.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.Streams;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Note;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.feed.WindowReader;
import io.agentclock.ingest.json.JsonSlice;
import io.agentclock.ingest.vendor.HttpAnswer;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorFaultException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The stretches of work in LivePerson's segments, which come in files: first a list of a window's
 * files, then file by file.
 *
 * @see <a
 *     href="https://developers.liveperson.com/actual-handle-time-api-methods-get-agent-segments-breakdown-files-list.html">Get
 *     Agent Segments Breakdown Files List</a>
 */
final class SegmentUnits implements WindowReader {

  static final String STREAM = Streams.SEGMENT_UNITS;

  private static final int PARTIAL = 206;
  private static final int NONE = 404;
  private static final String SEGMENT_ID = "segmentId";
  private static final String LIST = "list";
  private static final Pattern PATH =
      Pattern.compile(
          "/year=\\d{4}/month=\\d{1,2}/day=\\d{1,2}/hour=\\d{1,2}"
              + "/accountId=[a-zA-Z0-9]+/[a-zA-Z0-9_.-]+\\.json\\.gz");

  private final LivePersonAccess access;
  private final Set<String> taken = new HashSet<>();
  private final Tries tries = new Tries();
  private Optional<Window> current = Optional.empty();

  SegmentUnits(LivePersonAccess access) {
    this.access = access;
  }

  @Override
  public Page page(Window window, Optional<String> page, VendorCalls calls)
      throws InterruptedException {
    if (!current.equals(Optional.of(window))) {
      current = Optional.of(window);
      taken.clear();
    }
    Optional<FileCursor> cursor = page.map(FileCursor::parse);
    return cursor.isEmpty() || cursor.get().paths().isEmpty()
        ? list(window, calls)
        : file(cursor.get(), calls);
  }

  private Page list(Window window, VendorCalls calls) throws InterruptedException {
    HttpAnswer answer =
        access.get(
            host ->
                host.path("/api/account")
                    .segment(access.account())
                    .path("/agent-segments/breakdown")
                    .query("from", window.from().toString())
                    .query("to", window.to().toString())
                    .query("source", access.sourceParameter()),
            Set.of(PARTIAL, NONE),
            calls);
    if (answer.status() == NONE) {
      return Page.EMPTY;
    }
    List<String> odd = new ArrayList<>();
    List<String> paths = fresh(answer.body(), odd);
    boolean partial = answer.status() == PARTIAL;
    if (partial && paths.isEmpty()) {
      return stillPartial();
    }
    Page page = new Page(List.of(), List.of(), new FileCursor(partial, paths).next());
    return odd.isEmpty() ? page : page.noting(oddPath(odd.get(0)));
  }

  /** Those not read yet, once each. */
  private List<String> fresh(byte[] body, List<String> odd) {
    JsonNode list = JsonBody.read(body);
    JsonNode files = list.path("files");
    if (!files.isArray() && !(list.has("files") && files.isNull())) {
      throw VendorFaultException.passing(
          "UNREADABLE_ANSWER", "LivePerson's answer isn't a list of files");
    }
    List<String> paths = new ArrayList<>();
    for (JsonNode file : files) {
      String path = file.asText();
      if (!PATH.matcher(path).matches()) {
        odd.add(path);
      } else if (!taken.contains(path) && !paths.contains(path)) {
        paths.add(path);
      }
    }
    return paths;
  }

  private Page stillPartial() {
    if (tries.again(LIST)) {
      throw VendorFaultException.passing(
          "PARTIAL_LIST", "LivePerson hasn't all breakdown files of the window ready yet");
    }
    return Page.EMPTY.noting(
        new Note(
            "PARTIAL_LIST",
            "LivePerson still hasn't all breakdown files of the window ready; the next pulls ask for"
                + " them again as long as the overlap lasts",
            true));
  }

  private Page file(FileCursor cursor, VendorCalls calls) throws InterruptedException {
    String path = cursor.paths().get(0);
    HttpAnswer answer =
        access.get(
            host ->
                host.path("/api/account")
                    .segment(access.account())
                    .path("/agent-segments/files")
                    .query("path", path)
                    .query("source", access.sourceParameter()),
            Set.of(NONE),
            calls);
    PageDraft draft = new PageDraft(access.account());
    Optional<Note> note = Optional.empty();
    if (answer.status() == NONE) {
      note = Optional.of(lost("FILE_MISSING", path, "is named, but not there"));
    } else {
      note = read(path, answer.body(), draft);
    }
    taken.add(path);
    Page page = draft.page(cursor.rest().next());
    return note.map(page::noting).orElse(page);
  }

  private Optional<Note> read(String path, byte[] file, PageDraft draft) {
    try {
      UnitFile.read(file, SEGMENT_ID).forEach(unit -> add(unit, draft));
      return Optional.empty();
    } catch (VendorFaultException unreadable) {
      if (tries.again(path)) {
        throw unreadable;
      }
      return Optional.of(lost(unreadable.code(), path, "can't be read"));
    }
  }

  private static void add(JsonSlice unit, PageDraft draft) {
    draft
        .agentOfSegment(unit, SEGMENT_ID)
        .ifPresent(
            agent -> {
              JsonNode fields = JsonBody.read(unit.bytes());
              draft.add(
                  JsonBody.text(fields, "sequence")
                      .map(
                          sequence ->
                              Item.replacing(
                                  agent, unit.bytes(), unit.id().orElse("") + '/' + sequence))
                      .orElseGet(() -> new Item(agent, unit.bytes())));
            });
  }

  private static Note lost(String code, String path, String what) {
    return new Note(
        code,
        "LivePerson's breakdown file %s %s; the next pulls ask for it again as long as the overlap lasts"
            .formatted(path, what),
        true);
  }

  private static Note oddPath(String path) {
    return new Note(
        "BAD_PATH",
        "LivePerson named a breakdown file by '%s', which is no path of one; it isn't read"
            .formatted(path.substring(0, Math.min(path.length(), 200))),
        true);
  }
}
