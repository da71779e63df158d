package io.agentclock.system.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.agentclock.system.board.BoardAccount.update;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import io.agentclock.system.kit.Chromium;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Finding an agent, and finding the way back. */
@Timeout(180)
class BoardFindingTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @RegisterExtension static final BoardWorld WORLD = new BoardWorld();
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  @RegisterExtension final BoardPage board = new BoardPage(CHROMIUM);

  @Test
  void shouldFindNamesWithoutTheirMarks() {
    try (BoardAccount account = WORLD.account("marks")) {
      account.isCalled("a-1", "Nadia García", null);
      account.isCalled("a-2", "Emre Yılmaz", null);
      account.says(update("a-1", 5, "available", null), update("a-2", 5, "available", null));
      board.open(WORLD.url(), account.address());

      board.part("filter-q").fill("garcia");
      awaitOrder(account.key("a-1"));
      board.part("filter-q").fill("YILMAZ");
      awaitOrder(account.key("a-2"));
    }
  }

  @Test
  void shouldPutWhoHasNoReasonLastWhicheverWayItIsSorted() {
    try (BoardAccount account = WORLD.account("empties")) {
      String none = account.key("none");
      String lunch = account.key("lunch");
      String meal = account.key("meal");
      account.says(
          update("none", 5, "available", null),
          update("lunch", 5, "notready", "Lunch"),
          update("meal", 5, "notready", "Meal"));

      board.open(WORLD.url(), account.address() + "&sort=reason");
      awaitOrder(lunch, meal, none);
      board.open(WORLD.url(), account.address() + "&sort=-reason");
      awaitOrder(meal, lunch, none);
    }
  }

  @Test
  void shouldSayThatTheAgentOfALinkIsNotKnown() {
    try (BoardAccount account = WORLD.account("links")) {
      account.says(update("ann", 5, "available", null));
      board.open(WORLD.url(), account.address() + "&agent=kore:links:nobody");

      assertThat(board.part("unknown-agent")).isVisible();
      assertThat(board.part("unknown-agent")).containsText("kore:links:nobody");
      assertThat(board.part("drawer")).isHidden();

      board.open(WORLD.url(), account.address() + "&agent=" + account.key("ann"));
      assertThat(board.part("drawer")).isVisible();
      assertThat(board.part("unknown-agent")).isHidden();
    }
  }

  @Test
  void shouldRefuseAnAlarmBeforeItsWarning() {
    try (BoardAccount account = WORLD.account("levels")) {
      account.says(update("ann", 5, "available", null));
      board.open(WORLD.url(), account.address());
      board.part("thresholds").click();
      Locator line = board.page().locator("tr[data-key='AVAILABLE']");

      line.locator("[name=warn]").fill("9");
      line.locator("[name=alarm]").fill("3");
      board.part("thresholds-save").click();
      assertThat(board.part("thresholds-dialog")).isVisible();

      line.locator("[name=warn]").fill("2");
      board.part("thresholds-save").click();
      assertThat(board.part("thresholds-dialog")).isHidden();
      assertThat(board.row(account.key("ann"))).hasAttribute("data-level", "alarm");
    }
  }

  @Test
  void shouldShowTheLongestTimesOnTheWallAndLeaveItByEscape() {
    try (BoardAccount account = WORLD.account("wall")) {
      account.says(
          update("short", 45, "notready", "Lunch"), update("long", 600, "available", null));
      board.open(WORLD.url(), account.address() + "&mode=wall");
      Locator lines = board.part("wall-list").locator("li");
      assertThat(lines).hasCount(2);
      assertThat(lines.first()).containsText("long");
      assertThat(lines.first()).containsText("Kore.ai");
      assertThat(board.part("leave-wall")).isVisible();

      board.page().keyboard().press("Escape");

      assertThat(board.part("agent-row")).hasCount(2);
      assertThat(board.page()).hasURL(Pattern.compile("\\?account=wall$"));
      assertThat(board.part("leave-wall")).isHidden();
    }
  }

  private void awaitOrder(String... keys) {
    await().atMost(SOON).until(board::order, List.of(keys)::equals);
  }
}
