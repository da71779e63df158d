package io.agentclock.ingest.liveperson;

import static io.agentclock.ingest.liveperson.LivePersonFeed.USERS_PATH;
import static io.agentclock.ingest.liveperson.LivePersonFeed.fixture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LivePersonUsersTest {

  private final LivePersonFeed feed = new LivePersonFeed();

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void shouldReadTheListOfUsers() {
    feed.vendor.at(USERS_PATH, Reply.ok(fixture("users.json")));

    assertThat(feed.directory())
        .isEqualTo(
            Map.of(
                "liveperson:12345678:3252247132",
                new DirectoryEntry("Nina Example", "543acbc", "12345", "nina@example.com"),
                "liveperson:12345678:3252247133",
                new DirectoryEntry("otto@example.com", null, null, null)));
    assertThat(feed.vendor.requests(USERS_PATH).get(0).query()).isEqualTo("v=6.0");
  }

  @Test
  void shouldSayWhichPermissionIsMissing() {
    feed.vendor.at(USERS_PATH, Reply.of(403, "{\"message\":\"Not Authorized\"}"));

    assertThatThrownBy(feed::directory)
        .isInstanceOfSatisfying(
            VendorFaultException.class,
            fault -> assertThat(fault.kind()).isEqualTo(Kind.PERMISSION))
        .hasMessageContainingAll("Administration > Users", "users.external", "Not Authorized");
  }

  @Test
  void shouldAskAgainForWhatIsNoList() {
    feed.vendor.at(USERS_PATH, Reply.ok("{}"), Reply.ok("<html>"), Reply.ok("[]"));

    assertThat(feed.directory()).isEmpty();
    assertThat(feed.faultCodes()).containsExactly("UNREADABLE", "UNREADABLE");
  }
}
