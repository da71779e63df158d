package io.agentclock.system.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.agentclock.system.board.BoardAccount.update;

import com.microsoft.playwright.Locator;
import io.agentclock.system.kit.Chromium;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without a pointer. */
@Timeout(180)
class BoardKeyboardTest {

  private static final int MOST_STEPS = 80;

  @RegisterExtension static final BoardWorld WORLD = new BoardWorld();
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  @RegisterExtension final BoardPage board = new BoardPage(CHROMIUM, BoardPage.whereItIsNoon());

  @Test
  void shouldSkipFilterChooseDrillDownAndComeBack() {
    try (BoardAccount account = WORLD.account("keys")) {
      account.says(
          update("ann-1", 100, "available", null),
          update("ann-2", 90, "busy", null),
          update("ann-2", 50, "notready", "Lunch"),
          update("ann-3", 80, "available", null),
          update("bob", 70, "available", null));
      board.open(WORLD.url(), account.address() + "&sort=name");
      assertThat(board.part("agent-row")).hasCount(4);

      press("Tab");
      assertThat(board.page().locator(".skip")).isFocused();
      assertThat(board.page().locator(".skip")).isInViewport();
      press("Enter");
      assertThat(grid()).isFocused();

      pressUntil("Shift+Tab", board.part("filter-q"));
      board.page().keyboard().type("ann");
      assertThat(board.part("agent-row")).hasCount(3);
      pressUntil("Shift+Tab", board.part("tile-NOT_READY"));
      press("Space");
      assertThat(board.part("agent-row")).hasCount(1);
      press("Space");
      assertThat(board.part("agent-row")).hasCount(3);
      pressUntil("Tab", grid());

      press("ArrowDown");
      isCurrent(account.key("ann-1"));
      press("End");
      isCurrent(account.key("ann-3"));
      press("ArrowUp");
      isCurrent(account.key("ann-2"));
      press("Enter");
      assertThat(board.part("drawer")).isVisible();
      assertThat(board.part("drawer").locator("h2")).hasText("ann-2");

      Locator bar = board.part("choose-interval").nth(1);
      pressUntil("Tab", bar);
      press("Enter");
      assertThat(board.page().locator("#behind-title")).isFocused();
      assertThat(board.part("behind").getByTestId("transition").first()).isVisible();

      press("Escape");
      assertThat(board.part("drawer")).isHidden();
      assertThat(grid()).isFocused();
      isCurrent(account.key("ann-2"));
    }
  }

  private Locator grid() {
    return board.page().locator("#agents-grid");
  }

  private void isCurrent(String agent) {
    assertThat(board.row(agent)).hasAttribute("aria-selected", "true");
    assertThat(board.page().locator("[aria-selected=true]")).hasCount(1);
    assertThat(board.row(agent)).hasAttribute("id", Pattern.compile("row-.+"));
    assertThat(grid()).hasAttribute("aria-activedescendant", board.row(agent).getAttribute("id"));
  }

  private void press(String key) {
    board.page().keyboard().press(key);
  }

  /** Goes on until that part has the focus, and fails if it never does. */
  private void pressUntil(String key, Locator target) {
    assertThat(target).isVisible();
    for (int step = 0; step < MOST_STEPS; step++) {
      press(key);
      if ((Boolean) target.evaluate("element => element === document.activeElement")) {
        return;
      }
    }
    assertThat(target).isFocused();
  }
}
