package io.agentclock.ingest.genesys;

import static io.agentclock.ingest.genesys.GenesysStand.AGGREGATES;
import static io.agentclock.ingest.genesys.GenesysStand.TOKEN;
import static io.agentclock.ingest.genesys.GenesysStand.USERS;
import static io.agentclock.ingest.genesys.GenesysStand.USER_DETAILS;
import static io.agentclock.ingest.genesys.GenesysStand.WINDOW;
import static io.agentclock.ingest.genesys.GenesysStand.answer;
import static io.agentclock.ingest.genesys.GenesysStand.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agentclock.ingest.VendorStub.Reply;
import io.agentclock.ingest.VendorStub.Request;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.vendor.Fetcher;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenesysLoginTest {

  private static final Reply END = Reply.ok("{}");

  private final GenesysStand stand = new GenesysStand();

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void shouldAskForATokenOnceForAllStreamsAndTheDirectory() {
    stand.vendor.at(AGGREGATES, END);
    stand.vendor.at(USER_DETAILS, END);
    stand.vendor.at(USERS, Reply.ok("{\"entities\":[]}"));

    aggregates();
    statuses();
    stand.fetcher().fetch(stand.feed().directory().orElseThrow(), Optional.empty(), fault -> {});

    assertThat(stand.vendor.requests(TOKEN)).hasSize(1);
    Request asked = stand.vendor.requests(TOKEN).get(0);
    assertThat(asked.body()).isEqualTo("grant_type=client_credentials");
    assertThat(asked.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(asked.header("Authorization"))
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString(
                        ("cs-1:" + GenesysStand.SECRET).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void shouldAskForANewOneOnlyWhenItExpires() {
    stand.vendor.at(AGGREGATES, END);
    stand.vendor.at(TOKEN, token("one", 3600), token("two", 3600));
    aggregates();
    stand.pass(Duration.ofMinutes(59));
    aggregates();
    assertThat(stand.vendor.requests(TOKEN)).hasSize(1);

    stand.pass(Duration.ofMinutes(1));
    aggregates();

    assertThat(stand.vendor.requests(TOKEN)).hasSize(2);
    assertThat(bearers(AGGREGATES)).containsExactly("Bearer one", "Bearer one", "Bearer two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"expires_in\":0", ",\"expires_in\":null", ",\"expires_in\":-7"})
  void shouldTakeALifeThatIsNotSaidForTheShortest(String life) {
    stand.vendor.at(AGGREGATES, END);
    stand.vendor.at(TOKEN, Reply.ok("{\"access_token\":\"a\"%s}".formatted(life)));

    aggregates();
    aggregates();
    assertThat(stand.vendor.requests(TOKEN)).hasSize(1);
    stand.pass(Duration.ofMinutes(5));
    aggregates();

    assertThat(stand.vendor.requests(TOKEN)).hasSize(2);
  }

  @Test
  void shouldGoOnPagingWithOneNewTokenThoughItDiesUnderTwoStreams() {
    stand.vendor.at(TOKEN, token("one", 3600), token("two", 3600));
    Reply dead = answer(401, "error_401.json");
    Reply deadLater = dead.heldBack();
    stand.vendor.at(USER_DETAILS, ok("users_1.json"), dead, ok("users_2.json"), END);
    stand.vendor.at(AGGREGATES, deadLater, END);
    Fetcher statuses = stand.fetcher();
    Page first = page(statuses, Optional.empty());
    CompletableFuture<Void> aggregates = CompletableFuture.runAsync(this::aggregates);
    await().until(() -> stand.vendor.requests(AGGREGATES).size() == 1);

    Page second = page(statuses, first.next());
    deadLater.release();
    aggregates.join();
    Page third = page(statuses, second.next());

    assertThat(third.next()).isEmpty();
    assertThat(stand.vendor.requests(TOKEN)).as("the first and one new").hasSize(2);
    assertThat(bearers(USER_DETAILS))
        .containsExactly("Bearer one", "Bearer one", "Bearer two", "Bearer two");
    assertThat(bearers(AGGREGATES)).containsExactly("Bearer one", "Bearer two");
    assertThat(stand.faults).as("nobody has to know").isEmpty();
  }

  @Test
  void shouldGiveUpAfterOneNewToken() {
    stand.vendor.at(AGGREGATES, answer(401, "error_401.json"));

    assertThatThrownBy(this::aggregates)
        .isInstanceOfSatisfying(
            VendorFaultException.class, fault -> assertThat(fault.kind()).isEqualTo(Kind.LOGIN))
        .hasMessageContainingAll(
            "client-secret", "login-url", "bad.credentials", "correlation-of-401");
    assertThat(stand.vendor.requests(AGGREGATES)).hasSize(2);
    assertThat(stand.vendor.requests(TOKEN)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"400", "401", "403"})
  void shouldNotAskTwiceForWhoIsNoClient(int status) {
    stand.vendor.at(TOKEN, answer(status, "invalid_client.json"));

    assertThatThrownBy(this::aggregates)
        .isInstanceOfSatisfying(
            VendorFaultException.class,
            fault -> {
              assertThat(fault.kind()).isEqualTo(Kind.LOGIN);
              assertThat(fault.code()).isEqualTo("LOGIN_REFUSED");
            })
        .hasMessageContainingAll("client-id", "invalid_client", "client not found: constructed")
        .message()
        .doesNotContain(GenesysStand.SECRET);
    assertThat(stand.vendor.requests(TOKEN)).hasSize(1);
  }

  @Test
  void shouldNotAskTwiceWhenTheClientIsTakenAwayWhileItsTokenDies() {
    stand.vendor.at(TOKEN, token("one", 3600), answer(400, "invalid_client.json"));
    stand.vendor.at(AGGREGATES, END, answer(401, "error_401.json"));
    aggregates();

    assertThatThrownBy(this::aggregates).hasMessageContaining("invalid_client");
    assertThatThrownBy(this::aggregates).hasMessageContaining("invalid_client");

    assertThat(stand.vendor.requests(TOKEN)).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "400|<html>|REQUEST|HTTP_400",
        "404||REQUEST|HTTP_404",
        "302||REQUEST|HTTP_302",
        "200|{\"error\":\"invalid_grant\"}|LOGIN|LOGIN_REFUSED",
        "401||LOGIN|LOGIN_REFUSED"
      })
  void shouldTellAWrongAddressFromAWrongClient(int status, String body, Kind kind, String code) {
    stand.vendor.at(TOKEN, Reply.of(status, body == null ? "" : body));

    assertThatThrownBy(this::aggregates)
        .isInstanceOfSatisfying(
            VendorFaultException.class,
            fault -> {
              assertThat(fault.kind()).isEqualTo(kind);
              assertThat(fault.code()).isEqualTo(code);
            })
        .hasMessageContaining("login-url");
  }

  @Test
  void shouldWaitForALoginHostThatIsAway() {
    stand.vendor.at(AGGREGATES, END);
    stand.vendor.at(
        TOKEN,
        Reply.of(503, ""),
        answer(429, "error_429.json"),
        Reply.ok("<html>"),
        Reply.ok("{}"),
        ok("token.json"));

    aggregates();

    assertThat(stand.faults)
        .extracting(VendorFaultException::code)
        .containsExactly("HTTP_503", "RATE_LIMIT", "UNREADABLE_ANSWER", "UNREADABLE_ANSWER");
  }

  @Test
  void shouldSayNothingSecretOfAVendorThatEchoes() {
    String credentials = "cs-1:" + GenesysStand.SECRET;
    String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    stand.vendor.at(
        TOKEN,
        Reply.of(
            401,
            "{\"error\":\"invalid_client\",\"error_description\":\"%s %s\"}"
                .formatted(basic, credentials)));
    assertThatThrownBy(this::aggregates)
        .hasMessageContaining("***")
        .message()
        .doesNotContain(basic, GenesysStand.SECRET);

    stand.vendor.at(TOKEN, token("a-token-that-must-not-show", 60));
    stand.vendor.at(
        AGGREGATES, Reply.of(400, "{\"code\":\"bad\",\"message\":\"a-token-that-must-not-show\"}"));
    assertThatThrownBy(this::aggregates)
        .hasMessageContaining("***")
        .message()
        .doesNotContain("a-token-that-must-not-show");
  }

  private static Reply token(String text, int seconds) {
    return Reply.ok("{\"access_token\":\"%s\",\"expires_in\":%d}".formatted(text, seconds));
  }

  private List<String> bearers(String path) {
    return stand.vendor.requests(path).stream()
        .map(request -> request.header("Authorization"))
        .toList();
  }

  private Page page(Fetcher fetcher, Optional<String> page) {
    return fetcher.fetch(stand.stream("user-status"), WINDOW, page, stand.faults::add).page();
  }

  private void aggregates() {
    stand.pages("conversation-aggregates", WINDOW);
  }

  private void statuses() {
    stand.pages("user-status", WINDOW);
  }
}
