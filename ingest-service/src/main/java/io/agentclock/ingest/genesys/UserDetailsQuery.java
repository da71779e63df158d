package io.agentclock.ingest.genesys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.json.JsonAnswer;
import io.agentclock.ingest.json.JsonSlice;
import io.agentclock.ingest.vendor.VendorCalls;
import java.util.Optional;
import java.util.Set;

/**
 * Presences and routing statuses by the vendor's query. Pages may be short before the last one, as
 * repeats are taken out of them after they were counted: only one without users is past the end.
 *
 * @see <a
 *     href="https://developer.genesys.cloud/analyticsdatamanagement/analytics/detail/user-query">User
 *     detail query</a>
 */
final class UserDetailsQuery {

  private static final String PATH = "/api/v2/analytics/users/details/query";

  private final GenesysAccess access;
  private final UserDetailsAnswer answers;
  private final int pageSize;

  UserDetailsQuery(GenesysAccess access, UserDetailsAnswer answers, int pageSize) {
    this.access = access;
    this.answers = answers;
    this.pageSize = pageSize;
  }

  Page page(Window window, Optional<String> page, VendorCalls calls) throws InterruptedException {
    Bookmark bookmark = Bookmark.of(page);
    int number = bookmark.atStart() ? 1 : Integer.parseInt(bookmark.place());
    ObjectNode body = request(window);
    body.putObject("paging").put("pageSize", pageSize).put("pageNumber", number);
    answers.prepare(calls);
    JsonAnswer answer =
        UserDetailsAnswer.cut(access.post(access.api(PATH), body, calls, Set.of()).body());
    Page read = answers.page(answer);
    if (answer.elements().isEmpty()) {
      return read;
    }
    Bookmark next =
        bookmark.then(
            Integer.toString(number + 1),
            answer.elements().stream().map(JsonSlice::bytes).toList());
    return UserDetailsAnswer.before(next.text(), read);
  }

  /** What queries and jobs have in common. */
  static ObjectNode request(Window window) {
    return Json.object().put("interval", Json.interval(window)).put("order", "asc");
  }
}
