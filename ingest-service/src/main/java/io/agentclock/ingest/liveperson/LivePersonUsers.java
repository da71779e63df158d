package io.agentclock.ingest.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.Sources;
import io.agentclock.ingest.feed.VendorDirectory;
import io.agentclock.ingest.vendor.VendorAccess;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.model.AgentKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * LivePerson's list of users, all in one answer. Their group is called by its id, as in status
 * changes.
 *
 * @see <a href="https://developers.liveperson.com/users-api-methods-get-all-users.html">Get All
 *     Users</a>
 */
final class LivePersonUsers implements VendorDirectory {

  private static final String VERSION = "6.0";

  private final LivePersonAccess access;

  LivePersonUsers(LivePersonAccess access) {
    this.access = access;
  }

  @Override
  public VendorAccess access() {
    return access;
  }

  @Override
  public People page(Optional<String> page, VendorCalls calls) throws InterruptedException {
    byte[] body =
        access
            .get(
                host ->
                    host.path("/api/account")
                        .segment(access.account())
                        .path("/configuration/le-users/users")
                        .query("v", VERSION),
                Set.of(),
                calls)
            .body();
    JsonNode users = JsonBody.read(body);
    if (!users.isArray()) {
      throw VendorFaultException.passing("UNREADABLE", "the answer isn't a list of users");
    }
    Map<String, DirectoryEntry> entries = new TreeMap<>();
    for (JsonNode user : users) {
      JsonBody.text(user, "id")
          .map(id -> new AgentKey(Sources.LIVEPERSON, access.account(), id))
          .ifPresent(key -> entries.put(key.toString(), entry(user)));
    }
    return new People(entries, Optional.empty());
  }

  private static DirectoryEntry entry(JsonNode user) {
    JsonNode groups = user.path("memberOf");
    JsonNode group = groups.isArray() ? groups.path(0) : groups;
    return new DirectoryEntry(
        JsonBody.text(user, "fullName")
            .or(() -> JsonBody.text(user, "nickname"))
            .or(() -> JsonBody.text(user, "loginName"))
            .orElse(null),
        JsonBody.text(user, "employeeId").orElse(null),
        StatusPeople.team(group, "agentGroupId").orElse(null),
        JsonBody.text(user, "email").orElse(null));
  }
}
