package io.agentclock.system.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.agentclock.system.board.BoardAccount.update;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.agentclock.system.kit.Chromium;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A page that loads slowly: it is painted before its scripts are there, and again before an answer
 * is. What was seen then shouldn't move, by the measure of <a
 * href="https://web.dev/articles/cls">Cumulative Layout Shift</a>.
 */
@Timeout(180)
class BoardLoadingTest {

  private static final double GOOD = 0.1;
  private static final String MEASURE =
      """
      globalThis.shifts = [];
      new PerformanceObserver((list) => shifts.push(...list.getEntries()))
        .observe({ type: 'layout-shift', buffered: true });
      """;
  private static final Predicate<String> SCRIPT = url -> url.endsWith("/board/js/app.js");
  private static final Predicate<String> ANSWER = url -> url.contains("/v1/");

  @RegisterExtension static final BoardWorld WORLD = new BoardWorld();
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  @RegisterExtension final BoardPage board = new BoardPage(CHROMIUM);

  private final List<Route> scripts = new CopyOnWriteArrayList<>();
  private final List<Route> answers = new CopyOnWriteArrayList<>();

  @Test
  void shouldKeepEverythingInItsPlaceWhileTheBoardLoads() {
    try (BoardAccount account = WORLD.account("shift")) {
      account.says(update("ann", 5, "available", null), update("bob", 5, "busy", null));
      load(account.address(), "tile-AVAILABLE");

      assertThat(board.part("agent-row")).hasCount(2);
      assertThat(board.part("count-AVAILABLE")).hasText("1");
      assertThat(board.part("feeds")).hasAttribute("aria-busy", "false");
      assertThat(moved()).isLessThan(GOOD);
    }
  }

  @Test
  void shouldKeepEverythingInItsPlaceWhileTheWallboardLoads() {
    try (BoardAccount account = WORLD.account("wallshift")) {
      account.says(update("ann", 5, "available", null), update("bob", 5, "busy", null));
      load(account.address() + "&mode=wall", "wall-AVAILABLE");

      assertThat(board.part("wall-list").locator("li")).hasCount(2);
      assertThat(board.part("wall-AVAILABLE")).hasText("1");
      assertThat(board.part("wall-ages")).containsText("Kore.ai");
      assertThat(moved()).isLessThan(GOOD);
    }
  }

  /**
   * Everything in its own time.
   *
   * @param early what the scripts make before anything is answered
   */
  private void load(String address, String early) {
    board.page().addInitScript(MEASURE);
    board.page().route(SCRIPT, scripts::add);
    board.page().route(ANSWER, answers::add);
    board.begin(WORLD.url(), address);
    board
        .page()
        .waitForFunction("() => performance.getEntriesByName('first-contentful-paint').length > 0");

    board.page().unroute(SCRIPT);
    scripts.forEach(Route::resume);
    assertThat(board.part(early)).isVisible();
    painted();

    board.page().unroute(ANSWER);
    answers.forEach(Route::resume);
  }

  private double moved() {
    painted();
    return ((Number)
            board.page().evaluate("() => shifts.reduce((sum, { value }) => sum + value, 0)"))
        .doubleValue();
  }

  private void painted() {
    board
        .page()
        .evaluate(
            "() => new Promise((resolve) =>"
                + " requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))");
  }
}
