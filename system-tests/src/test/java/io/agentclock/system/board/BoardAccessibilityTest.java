package io.agentclock.system.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.agentclock.system.board.BoardAccount.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import io.agentclock.system.kit.Chromium;
import io.agentclock.system.kit.EventStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What axe-core says of each face of the board, in light and in dark. */
@Timeout(180)
class BoardAccessibilityTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  @RegisterExtension static final BoardWorld WORLD = new BoardWorld();
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  @RegisterExtension final BoardPage board = new BoardPage(CHROMIUM, BoardPage.whereItIsNoon());

  private static BoardAccount account;

  /** One agent of each state, level and mark. */
  @BeforeAll
  static void fill() {
    account = WORLD.account("axe");
    account.isCalled("a-1", "Ann Lee", "Billing");
    account.says(
        update("a-1", 5, "available", null),
        update("a-2", 25, "busy", null),
        update("a-3", 10, "acw", null),
        update("a-4", 20, "notready", "Lunch"),
        update("a-4", 100, "available", null),
        update("a-5", 5, "offline", null),
        update("a-6", 5, "juggling", null),
        update("a-7", 1200, "available", null));
  }

  @AfterAll
  static void close() {
    account.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void shouldBeUsableByEverybody(String theme) {
    openFilled("&theme=" + theme);
    board.row(account.key("a-4")).hover();
    isUsable("the table");

    board.page().keyboard().press("Tab");
    board.part("filter-q").fill("nobody is called so");
    assertThat(board.part("agent-row")).hasCount(0);
    isUsable("an empty table");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void shouldHaveADrawerUsableByEverybody(String theme) {
    openFilled("&theme=" + theme + "&agent=" + account.key("a-4"));
    board.part("choose-interval").nth(1).click();
    assertThat(board.part("behind").getByTestId("transition").first()).isVisible();
    board.part("drawer").locator("summary").click();
    isUsable("the drawer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void shouldHaveAThresholdsDialogUsableByEverybody(String theme) {
    openFilled("&theme=" + theme);
    board.part("thresholds").click();
    board.page().getByLabel("Add a reason").selectOption("NOT_READY/Lunch");
    assertThat(board.part("thresholds-dialog")).isVisible();
    isUsable("the thresholds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void shouldHaveAWallboardUsableByEverybody(String theme) {
    board.open(WORLD.url(), account.address() + "&mode=wall&theme=" + theme);
    assertThat(board.part("wall-UNMAPPED")).hasText("1");
    isUsable("the wallboard");
  }

  @Test
  void shouldTellAScreenReaderOfChangesAndOfNewAgents() {
    try (BoardAccount telling = WORLD.account("digest")) {
      telling.says(update("ann", 5, "available", null));
      await().atMost(SOON).until(this::isInTheFirstSnapshot); // that is no news
      board.open(WORLD.url(), telling.address());
      assertThat(board.part("agent-row")).hasCount(1);
      Locator digest = board.part("digest");
      assertThat(digest).hasText(Pattern.compile("changes?; \\d+ agents? over their threshold"));
      assertThat(digest).not().containsText("new agent");

      telling.says(update("ann", 0, "busy", null));

      assertThat(digest).hasText(Pattern.compile("[1-9]\\d* changes?; \\d+ agents? over .+"));

      telling.says(update("bob", 0, "available", null));

      assertThat(digest)
          .hasText(Pattern.compile("\\d+ changes?; [1-9]\\d* new agents?; \\d+ agents? over .+"));
      assertThat(digest).hasAttribute("aria-live", "polite");
    }
  }

  private boolean isInTheFirstSnapshot() {
    String url = WORLD.api().base() + "/stream?account=digest";
    try (EventStream events = EventStream.open(url, Map.of())) {
      return !events.next("snapshot").path("items").isEmpty();
    }
  }

  private void openFilled(String more) {
    board.open(WORLD.url(), account.address() + more);
    assertThat(board.part("count-UNMAPPED")).hasText("1");
    assertThat(board.part("agent-row")).hasCount(7);
    assertThat(board.cell(account.key("a-7"), "attention")).hasText("Suspect");
  }

  private void isUsable(String face) {
    List<String> found =
        new AxeBuilder(board.page())
            .analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(rule -> rule.getId() + ' ' + rule.getNodes())
                .toList();
    assertThat(found).as(face).isEmpty();
  }
}
