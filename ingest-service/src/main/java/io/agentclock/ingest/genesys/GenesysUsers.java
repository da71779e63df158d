package io.agentclock.ingest.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.DirectoryEntry;
import io.agentclock.ingest.feed.VendorDirectory;
import io.agentclock.ingest.vendor.Address;
import io.agentclock.ingest.vendor.VendorAccess;
import io.agentclock.ingest.vendor.VendorCalls;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The organisation's active users: {@code {entities: [{id, name, email, department, division:
 * {name}, employerInfo: {employeeId}}], pageCount}}.
 *
 * @see <a href="https://developer.genesys.cloud/useragentman/users/">Users</a>
 */
final class GenesysUsers implements VendorDirectory {

  static final String PERMISSION = "directory:user:view";

  private static final String PATH = "/api/v2/users";
  private static final int PAGE_SIZE = 100;

  private final String account;
  private final GenesysAccess access;

  GenesysUsers(String account, GenesysAccess access) {
    this.account = account;
    this.access = access;
  }

  @Override
  public VendorAccess access() {
    return access;
  }

  @Override
  public People page(Optional<String> page, VendorCalls calls) throws InterruptedException {
    int number = page.map(Integer::parseInt).orElse(1);
    Address address =
        access
            .api(PATH)
            .query("pageSize", Integer.toString(PAGE_SIZE))
            .query("pageNumber", Integer.toString(number))
            .query("state", "active")
            .query("expand", "employerInfo");
    JsonNode listing = Json.entities(access.get(address, calls, Set.of()).body(), "users");
    Map<String, DirectoryEntry> people = new TreeMap<>();
    for (JsonNode user : listing.path("entities")) {
      key(user).ifPresent(key -> people.put(key, entry(user)));
    }
    return new People(
        people,
        isFollowed(listing, number, PAGE_SIZE)
            ? Optional.of(Integer.toString(number + 1))
            : Optional.empty());
  }

  /** Whether there is a page after this one. */
  static boolean isFollowed(JsonNode listing, int number, int pageSize) {
    int size = listing.path("entities").size();
    JsonNode pages = listing.path("pageCount");
    return pages.isNumber() ? size > 0 && number < pages.asInt() : size >= pageSize;
  }

  private Optional<String> key(JsonNode user) {
    try {
      return Json.text(user.path("id")).map(id -> Elements.key(account, id).toString());
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // nobody whom items could be about
    }
  }

  private static DirectoryEntry entry(JsonNode user) {
    return new DirectoryEntry(
        text(user.path("name")).orElse(null),
        text(user.path("employerInfo").path("employeeId")).orElse(null),
        text(user.path("department"))
            .or(() -> text(user.path("division").path("name")))
            .orElse(null),
        text(user.path("email")).orElse(null));
  }

  private static Optional<String> text(JsonNode value) {
    return Json.text(value).map(String::strip);
  }
}
