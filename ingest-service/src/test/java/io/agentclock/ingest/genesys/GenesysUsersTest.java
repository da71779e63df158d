package io.agentclock.ingest.genesys;

import static io.agentclock.ingest.genesys.GenesysStand.USERS;
import static io.agentclock.ingest.genesys.GenesysStand.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.feed.VendorDirectory.People;
import io.agentclock.ingest.vendor.VendorFaultException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GenesysUsersTest {

  private final GenesysStand stand = new GenesysStand();

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void shouldReadWhoTheUsersAre() {
    stand.vendor.at(USERS, ok("users.json"));

    People people = page(Optional.empty());

    assertThat(people.entries())
        .isEqualTo(
            Map.of(
                "genesys:org%3A1:u-1",
                new DirectoryEntry("Agent One", "E-1", "Billing", "one@example.org"),
                "genesys:org%3A1:u-2",
                new DirectoryEntry("Agent Two", null, "Home", null)));
    assertThat(people.next()).contains("2");
    assertThat(stand.queries(USERS))
        .containsExactly("pageSize=100&pageNumber=1&state=active&expand=employerInfo");
  }

  @Test
  void shouldStopAtTheLastPage() {
    stand.vendor.at(USERS, ok("users.json"), Reply.ok("{\"entities\":[],\"pageCount\":9}"));

    assertThat(page(Optional.of("2")).next()).isEmpty();
    assertThat(page(Optional.of("3")).next()).as("nobody there any more").isEmpty();
  }

  @Test
  void shouldAskAgainForWhatIsNoList() {
    stand.vendor.at(USERS, Reply.ok("{\"message\":\"no\"}"), Reply.ok("x"), ok("users.json"));

    page(Optional.empty());

    assertThat(stand.faults)
        .extracting(VendorFaultException::code)
        .containsExactly("UNREADABLE_ANSWER", "UNREADABLE_ANSWER");
  }

  private People page(Optional<String> page) {
    return stand.fetcher().fetch(stand.feed().directory().orElseThrow(), page, stand.faults::add);
  }
}
