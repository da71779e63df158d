package io.agentclock.system.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.agentclock.system.board.BoardAccount.update;

import io.agentclock.system.kit.Chromium;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A service that asks who somebody is. */
@Timeout(180)
class BoardSignInTest {

  private static final String EVERYTHING = "ack_everything";
  private static final String ONE_ACCOUNT = "ack_one_account";
  private static final List<String> SCOPES = List.of("read:agents", "read:intervals");

  @RegisterExtension static final BoardWorld WORLD = new BoardWorld();
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  @RegisterExtension final BoardPage board = new BoardPage(CHROMIUM);

  private static BoardWorld.Query query;
  private static BoardAccount own;
  private static BoardAccount other;

  @BeforeAll
  static void start() throws NoSuchAlgorithmException {
    Map<String, Object> keys =
        Map.of(
            "everything",
            Map.of("sha256", sha256(EVERYTHING), "scopes", SCOPES),
            "one",
            Map.of(
                "sha256", sha256(ONE_ACCOUNT), "scopes", SCOPES, "accounts", List.of("kore:own")));
    query =
        WORLD.query(
            Map.of(
                "agentclock.query.authentication", "required", "agentclock.query.api-keys", keys));
    query.start();
    own = WORLD.account("own");
    own.says(update("ann", 5, "available", null));
    other = WORLD.account("other");
    other.says(update("bob", 5, "busy", null));
  }

  @AfterAll
  static void close() {
    own.close();
    other.close();
  }

  @Test
  void shouldAskForAKeyAndRefuseAWrongOne() {
    board.expect("status of 401");
    board.visit(query.url(), "/");
    assertThat(board.part("sign-in")).isVisible();
    assertThat(board.part("agent-row")).hasCount(0);
    assertThat(board.part("api-key")).isFocused();

    signIn("ack_wrong");
    assertThat(board.part("sign-in-problem")).hasText("This key isn’t known here.");
    assertThat(board.part("sign-in")).isVisible();

    signIn(EVERYTHING);
    assertThat(board.part("sign-in")).isHidden();
    assertThat(board.part("connection")).hasAttribute("data-state", "live");
    board.part("filter-account").selectOption("other");
    assertThat(board.cell(other.key("bob"), "state")).hasText("Interacting");
    board.part("filter-account").selectOption("own");
    assertThat(board.cell(own.key("ann"), "state")).hasText("Available");

    board.page().reload();
    assertThat(board.cell(own.key("ann"), "state")).hasText("Available");

    board.part("sign-out").click();
    assertThat(board.part("sign-in")).isVisible();
    assertThat(board.part("agent-row")).hasCount(0);
  }

  @Test
  void shouldShowTheAgentsOfTheKeysAccountsOnly() {
    board.expect("status of 401");
    board.visit(query.url(), "/");

    signIn(ONE_ACCOUNT);

    assertThat(board.cell(own.key("ann"), "state")).hasText("Available");
    assertThat(board.part("agent-row")).hasCount(1);
    assertThat(board.part("count-AVAILABLE")).hasText("1");
    assertThat(board.part("count-INTERACTING")).hasText("0");

    other.says(update("eve", 0, "busy", null));
    own.says(update("cat", 0, "acw", null));
    assertThat(board.cell(own.key("cat"), "state")).hasText("After contact work");
    assertThat(board.part("shown")).hasText("2 of 2 agents");
    assertThat(board.part("count-INTERACTING")).hasText("0");
  }

  private void signIn(String key) {
    board.part("api-key").fill(key);
    board.part("sign-in-button").click();
    board.page().mouse().move(0, 0); // not over the table, which would hold its rows
  }

  private static String sha256(String key) throws NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }
}
