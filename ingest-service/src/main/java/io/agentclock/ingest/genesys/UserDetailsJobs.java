package io.agentclock.ingest.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.ingest.feed.Note;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.vendor.Address;
import io.agentclock.ingest.vendor.HttpAnswer;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorFaultException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * Presences and routing statuses by a job of the vendor's. The first page of a window submits it
 * and holds nothing; the second one waits for it and has its first results; its id is in the pages'
 * names, so it is submitted once however often a page is tried. One that failed is submitted anew
 * in its place.
 *
 * @see <a
 *     href="https://developer.genesys.cloud/api/rest/v2/analytics/conversation_details_job">Jobs,
 *     as conversations have them too</a>
 */
final class UserDetailsJobs {

  private static final String PATH = "/api/v2/analytics/users/details/jobs";
  private static final Set<Integer> ACCEPTED = Set.of(202);
  private static final String DONE = "FULFILLED";
  private static final Set<String> FAILURES = Set.of("FAILED", "CANCELLED", "EXPIRED");

  /** How the pages' names begin, which no other way of reading uses. */
  private static final String SUBMITTED = "job ";

  private static final String RESULTS = "results ";

  private final GenesysAccess access;
  private final UserDetailsAnswer answers;
  private final int pageSize;
  private Substitute substitute = new Substitute("", Optional.empty());

  /**
   * What came after a job that failed.
   *
   * @param failed the job that a page was named by
   * @param now the one in its place; none: not submitted yet
   */
  private record Substitute(String failed, Optional<String> now) {}

  UserDetailsJobs(GenesysAccess access, UserDetailsAnswer answers, int pageSize) {
    this.access = access;
    this.answers = answers;
    this.pageSize = pageSize;
  }

  /** Whether a page has its name from here. */
  static boolean named(String page) {
    return page.startsWith(SUBMITTED) || page.startsWith(RESULTS);
  }

  Page page(Window window, Optional<String> page, VendorCalls calls) throws InterruptedException {
    if (page.isEmpty()) {
      return UserDetailsAnswer.before(SUBMITTED + submit(window, calls), Page.EMPTY);
    }
    if (page.get().startsWith(SUBMITTED)) {
      String job = awaited(page.get().substring(SUBMITTED.length()), window, calls);
      return results(job, Bookmark.of(Optional.empty()), window, calls);
    }
    String[] parts = page.get().substring(RESULTS.length()).split(" ", 2);
    return results(parts[0], Bookmark.of(Optional.of(parts[1])), window, calls);
  }

  private String submit(Window window, VendorCalls calls) throws InterruptedException {
    byte[] body =
        access.post(access.api(PATH), UserDetailsQuery.request(window), calls, ACCEPTED).body();
    return Json.text(Json.required(body, "job").path("jobId"))
        .orElseThrow(
            () -> VendorFaultException.passing("UNREADABLE_ANSWER", "the answer names no job"));
  }

  /** The job to read, which is done. */
  private String awaited(String submitted, Window window, VendorCalls calls)
      throws InterruptedException {
    String job = submitted;
    if (substitute.failed().equals(submitted)) {
      if (substitute.now().isEmpty()) {
        substitute = new Substitute(submitted, Optional.of(submit(window, calls)));
      }
      job = substitute.now().get();
    }
    HttpAnswer answer = access.get(access.api(PATH).segment(job), calls, ACCEPTED);
    JsonNode status = Json.required(answer.body(), "state of a job");
    String state = Json.text(status.path("state")).orElse("not in a state");
    if (FAILURES.contains(state)) {
      substitute = new Substitute(submitted, Optional.empty());
      throw failed(window, status, state);
    }
    if (!state.equals(DONE)) {
      throw VendorFaultException.unfinished(
          "JOB_PENDING",
          "the job that is to bring %s isn't done yet, it is %s"
              .formatted(Json.interval(window), state));
    }
    return job;
  }

  private static VendorFaultException failed(Window window, JsonNode status, String state) {
    return VendorFaultException.passing(
        "JOB_" + state,
        "the job that was to bring %s is %s: %s; it is submitted anew"
            .formatted(
                Json.interval(window),
                state,
                Json.text(status.path("errorMessage")).orElse("the vendor doesn't say why")));
  }

  private Page results(String job, Bookmark bookmark, Window window, VendorCalls calls)
      throws InterruptedException {
    Address first =
        access
            .api(PATH)
            .segment(job)
            .path("/results")
            .query("pageSize", Integer.toString(pageSize));
    Address address = bookmark.atStart() ? first : first.query("cursor", bookmark.place());
    answers.prepare(calls);
    byte[] body = access.get(address, calls, Set.of()).body();
    Page read = answers.page(UserDetailsAnswer.cut(body));
    JsonNode fields = Json.required(body, "page of results");
    Page page = availableTo(fields).map(available -> upTo(available, read, window)).orElse(read);
    return Json.text(fields.path("cursor"))
        .map(cursor -> RESULTS + job + ' ' + bookmark.then(cursor).text())
        .map(next -> UserDetailsAnswer.before(next, page))
        .orElse(page);
  }

  /** Up to where the vendor's archive is complete. */
  private static Optional<Instant> availableTo(JsonNode fields) {
    try {
      return Json.text(fields.path("dataAvailabilityDate"))
          .map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What isn't in the archive yet is read at the next polls, and nothing after it before that. */
  private static Page upTo(Instant available, Page page, Window window) {
    Page bounded = page.completeTo(available);
    return available.isBefore(window.to())
        ? bounded.noting(
            new Note(
                "ARCHIVE_BEHIND",
                ("the vendor's archive is complete to %s only; what came after is read once it is"
                        + " there. If that takes days, ask the vendor, or set start-from to less"
                        + " than seven days.")
                    .formatted(available),
                true))
        : bounded;
  }
}
