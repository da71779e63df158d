package io.agentclock.ingest.genesys;

import static io.agentclock.ingest.genesys.GenesysStand.AGGREGATES;
import static io.agentclock.ingest.genesys.GenesysStand.SUMMARY;
import static io.agentclock.ingest.genesys.GenesysStand.USERS;
import static io.agentclock.ingest.genesys.GenesysStand.USER_DETAILS;
import static io.agentclock.ingest.genesys.GenesysStand.WINDOW;
import static io.agentclock.ingest.genesys.GenesysStand.answer;
import static io.agentclock.ingest.genesys.GenesysStand.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.VendorStub.Request;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenesysFaultsTest {

  private final GenesysStand stand = new GenesysStand();

  @AfterEach
  void close() {
    stand.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400,REQUEST", "401,LOGIN", "403,PERMISSION", "404,REQUEST", "405,REQUEST", "408,PASSING",
    "409,REQUEST", "413,REQUEST", "415,REQUEST", "429,PASSING", "500,PASSING", "502,PASSING",
    "503,PASSING", "504,PASSING", "302,REQUEST"
  })
  void shouldKnowTheKindOfAFaultByItsStatus(int status, Kind kind) {
    assertThat(stand.feed().streams())
        .allSatisfy(stream -> assertThat(stream.access().kind(status)).isEqualTo(kind));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void shouldAskAgainAfterAStatusThatPasses(int status) {
    stand.vendor.at(AGGREGATES, answer(status, "error_400.json"), ok("aggregates.json"));

    stand.pages("conversation-aggregates", WINDOW);

    assertThat(stand.faults)
        .extracting(VendorFaultException::code)
        .containsExactly("HTTP_" + status);
    assertThat(stand.bodies(AGGREGATES))
        .as("the same window")
        .hasSize(2)
        .containsOnly(stand.bodies(AGGREGATES).get(0));
  }

  @Test
  void shouldWaitAsLongAsTheVendorAsks() {
    stand.vendor.at(
        USER_DETAILS, answer(429, "error_429.json").with("Retry-After", "1"), Reply.ok("{}"));

    stand.pages("user-status", WINDOW);

    List<Request> requests = stand.vendor.requests(USER_DETAILS);
    assertThat(requests.get(1).nanos() - requests.get(0).nanos())
        .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(950));
    VendorFaultException fault = stand.faults.get(0);
    assertThat(fault.code()).isEqualTo("RATE_LIMIT");
    assertThat(fault.retryAfter()).contains(Duration.ofSeconds(1));
    assertThat(fault)
        .hasMessageContainingAll("too.many.requests.retry.after", "correlation-of-429");
  }

  @Test
  void shouldTellWhatIsWrongWithARequest() {
    stand.vendor.at(AGGREGATES, answer(400, "error_400.json"));

    assertThatThrownBy(() -> stand.pages("conversation-aggregates", WINDOW))
        .hasMessageContainingAll(
            "400",
            "Check the feed's api-url",
            "bad.request, correlation id correlation-of-400",
            "The request could not be understood.",
            "invalid.value interval; missing.value");
    assertThat(stand.vendor.requests(AGGREGATES)).as("never asked again").hasSize(1);
  }

  @Test
  void shouldNameThePermissionThatIsMissing() {
    stand.vendor.at(AGGREGATES, answer(403, "error_403.json"));
    stand.vendor.at(SUMMARY, answer(403, "error_403.json"));
    stand.vendor.at(USER_DETAILS, answer(403, "error_403.json"));
    stand.vendor.at(USERS, answer(403, "error_403.json"));

    assertThatThrownBy(() -> stand.pages("conversation-aggregates", WINDOW))
        .hasMessageContainingAll(
            "permission analytics:conversationAggregate:view",
            "missing.permissions",
            "some:thing:view",
            "correlation-of-403");
    assertThatThrownBy(() -> stand.pages("user-status", WINDOW))
        .hasMessageContaining("permission analytics:userDetail:view");
    assertThatThrownBy(
            () ->
                stand
                    .fetcher()
                    .fetch(stand.feed().directory().orElseThrow(), Optional.empty(), fault -> {}))
        .hasMessageContaining("permission directory:user:view");
    assertThatThrownBy(
            () -> stand.with("shape: summary, ").pages("conversation-aggregates", WINDOW))
        .hasMessageContaining("permission analytics:conversationDetail:view");
    assertThat(stand.faults).extracting(VendorFaultException::kind).containsOnly(Kind.PERMISSION);
  }

  @Test
  void shouldFindTheCorrelationIdInTheBodyToo() {
    String body =
        "{\"code\":\"not.found\",\"contextId\":\"the-context\",\"details\":[{}],\"errors\":[]}";
    stand.vendor.at(AGGREGATES, Reply.of(404, body));

    assertThatThrownBy(() -> stand.pages("conversation-aggregates", WINDOW))
        .hasMessageContaining("not.found, correlation id the-context: no message");
  }

  @Test
  void shouldTellTheCorrelationIdOfAnErrorOfAnyShape() {
    stand.vendor.at(
        AGGREGATES, Reply.of(404, "<h1>Not here</h1>").with("ININ-Correlation-Id", "some-id"));

    assertThatThrownBy(() -> stand.pages("conversation-aggregates", WINDOW))
        .hasMessageContaining("correlation id some-id: Not here");
  }
}
