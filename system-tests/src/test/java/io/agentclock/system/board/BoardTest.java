package io.agentclock.system.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.agentclock.system.board.BoardAccount.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import io.agentclock.system.kit.Chromium;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a supervisor sees, and does with the pointer. */
@Timeout(180)
class BoardTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @RegisterExtension static final BoardWorld WORLD = new BoardWorld();
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  @RegisterExtension final BoardPage board = new BoardPage(CHROMIUM);

  @Test
  void shouldShowAChangeInItsRowAndInTheCounts() {
    try (BoardAccount account = WORLD.account("live")) {
      String ann = account.key("ann");
      account.says(update("ann", 5, "available", null), update("bob", 5, "busy", null));
      board.open(WORLD.url(), account.address());
      assertThat(board.part("agent-row")).hasCount(2);
      assertThat(board.cell(ann, "state")).hasText("Available");
      assertThat(board.cell(ann, "reason")).hasText("–");
      assertThat(board.part("count-AVAILABLE")).hasText("1");
      assertThat(board.part("count-NOT_READY")).hasText("0");
      Object before = icon(ann);

      account.says(update("ann", 0, "notready", "Lunch"));

      assertThat(board.cell(ann, "state")).hasText("Not ready");
      assertThat(board.row(ann).locator(".state")).hasAttribute("data-state", "NOT_READY");
      assertThat(board.cell(ann, "reason")).hasText("Lunch");
      assertThat(board.part("count-AVAILABLE")).hasText("0");
      assertThat(board.part("count-NOT_READY")).hasText("1");
      assertThat(board.part("count-INTERACTING")).hasText("1");
      assertThat(icon(ann)).isNotEqualTo(before);
      assertThat(board.row(ann).getByTestId("elapsed")).hasText(Pattern.compile("0:00:\\d\\d"));
      assertThat(board.cell(ann, "time")).not().containsText("delayed");
    }
  }

  @Test
  void shouldKeepFiltersAndSearchOverAReloadAndTheBackButton() {
    try (BoardAccount account = WORLD.account("filters")) {
      account.says(
          update("ann-1", 20, "notready", "Lunch"),
          update("ann-2", 20, "notready", "Training"),
          update("ann-3", 2, "notready", "Lunch"),
          update("ann-4", 20, "available", null),
          update("bob-1", 20, "notready", "Lunch"));
      board.open(WORLD.url(), account.address());
      assertThat(board.part("agent-row")).hasCount(5);

      board.part("filter-q").fill("ANN");
      board.part("tile-NOT_READY").click();
      board.part("filter-reason").selectOption("Lunch");
      board.part("filter-minForMs").fill("10");
      showsTheFilters(account.key("ann-1"));

      board.page().reload();
      showsTheFilters(account.key("ann-1"));

      board.part("wall-link").click();
      assertThat(board.part("wall-NOT_READY")).hasText("1");
      board.page().goBack();
      showsTheFilters(account.key("ann-1"));

      board.part("clear-filters").click();
      assertThat(board.part("filter-q")).hasValue("");
      assertThat(board.page())
          .not()
          .hasURL(Pattern.compile("q=|state=|reason=|minForMs=|account="));
    }
  }

  private void showsTheFilters(String agent) {
    assertThat(board.part("agent-row")).hasCount(1);
    assertThat(board.row(agent)).isVisible();
    assertThat(board.part("filter-q")).hasValue("ANN");
    assertThat(board.part("filter-reason")).hasValue("Lunch");
    assertThat(board.part("filter-minForMs")).hasValue("10");
    assertThat(board.part("filter-account")).hasValue("filters");
    assertThat(board.part("tile-NOT_READY")).hasAttribute("aria-pressed", "true");
    assertThat(board.part("count-NOT_READY")).hasText("1");
  }

  @Test
  void shouldFreezeWhilePausedAndApplyWhatWaitedAfter() {
    try (BoardAccount account = WORLD.account("pause")) {
      String ann = account.key("ann");
      String bob = account.key("bob");
      account.says(update("ann", 5, "available", null), update("bob", 5, "busy", null));
      board.open(WORLD.url(), account.address());
      assertThat(board.part("agent-row")).hasCount(2);

      board.part("pause").click();
      assertThat(board.part("pause")).hasText("Resume (0 changes waiting)");
      String clock = board.part("clock").textContent();
      String elapsed = board.row(ann).getByTestId("elapsed").textContent();
      account.says(update("ann", 0, "acw", null));
      assertThat(board.part("pause")).hasText("Resume (1 change waiting)");
      account.says(update("bob", 0, "notready", "Lunch"));
      assertThat(board.part("pause")).hasText("Resume (2 changes waiting)");
      assertThat(board.cell(ann, "state")).hasText("Available");
      assertThat(board.cell(bob, "state")).hasText("Interacting");
      assertThat(board.part("count-AFTER_CONTACT_WORK")).hasText("0");
      assertThat(board.part("clock")).hasText(clock);
      assertThat(board.row(ann).getByTestId("elapsed")).hasText(elapsed);

      board.part("pause").click();
      assertThat(board.part("pause")).hasText("Pause");
      assertThat(board.cell(ann, "state")).hasText("After contact work");
      assertThat(board.cell(bob, "reason")).hasText("Lunch");
      assertThat(board.part("count-AFTER_CONTACT_WORK")).hasText("1");
      assertThat(board.part("count-AVAILABLE")).hasText("0");
    }
  }

  @Test
  void shouldHoldTheOrderOfRowsUnderThePointer() {
    try (BoardAccount account = WORLD.account("order")) {
      String ann = account.key("ann");
      String bob = account.key("bob");
      String cat = account.key("cat");
      account.says(
          update("ann", 9, "available", null),
          update("bob", 6, "available", null),
          update("cat", 3, "available", null));
      board.open(WORLD.url(), account.address() + "&sort=-time");
      awaitOrder(ann, bob, cat);

      board.row(bob).hover();
      account.says(update("ann", 0, "busy", null));
      assertThat(board.cell(ann, "state")).hasText("Interacting");
      assertThat(board.part("held")).isVisible();
      awaitOrder(ann, bob, cat);

      board.part("clock").hover();
      awaitOrder(bob, cat, ann);
      assertThat(board.part("held")).isHidden();
    }
  }

  @Test
  void shouldShowWhoIsNewAtTheEndWhileTheOrderIsHeld() {
    try (BoardAccount account = WORLD.account("newcomers")) {
      String ann = account.key("ann");
      String bob = account.key("bob");
      String cat = account.key("cat");
      String dan = account.key("dan");
      account.says(update("ann", 6, "available", null), update("bob", 9, "available", null));
      board.open(WORLD.url(), account.address() + "&sort=time");
      awaitOrder(ann, bob);

      board.row(bob).hover();
      account.says(update("cat", 1, "available", null));
      awaitOrder(ann, bob, cat);
      assertThat(board.part("held")).containsText("1 new agent at its end");
      assertThat(board.cell(cat, "state")).hasText("Available");

      board.page().locator("#agents-grid").focus();
      board.page().keyboard().press("Home");
      board.part("clock").hover(); // the focus stays in the table
      account.says(update("dan", 0, "notready", "Lunch"));
      awaitOrder(ann, bob, cat, dan);
      assertThat(board.part("held")).containsText("2 new agents at its end");

      board.part("filter-q").focus();
      awaitOrder(dan, cat, ann, bob);
      assertThat(board.part("held")).isHidden();
    }
  }

  @Test
  void shouldSortNamesAsPeopleDo() {
    try (BoardAccount account = WORLD.account("names")) {
      List<String> names = List.of("agent 2", "Agent 10", "Ägnes", "zoë", "Zora");
      List<String> keys = names.stream().map(name -> account.key("k" + name.length())).toList();
      names.forEach(name -> account.isCalled("k" + name.length(), name, null));
      account.says(
          names.stream()
              .map(name -> update("k" + name.length(), 5, "available", null))
              .toArray(BoardAccount.Update[]::new));

      board.open(WORLD.url(), account.address() + "&sort=name");
      awaitOrder(keys.toArray(String[]::new));
    }
  }

  @Test
  void shouldOfferTheReasonsMostAgentsHave() {
    try (BoardAccount account = WORLD.account("reasons")) {
      account.says(
          IntStream.range(0, 210)
              .mapToObj(i -> update("a-" + i, 5, "notready", i < 6 ? "Lunch" : "Case " + i))
              .toArray(BoardAccount.Update[]::new));
      board.open(WORLD.url(), account.address());

      Locator offered = board.part("filter-reason").locator("option");
      assertThat(offered).hasCount(201); // with the one for all of them
      assertThat(offered.filter(new Locator.FilterOptions().setHasText("Lunch"))).hasCount(1);
    }
  }

  private void awaitOrder(String... keys) {
    await().atMost(SOON).until(board::order, List.of(keys)::equals);
  }

  private Object icon(String agent) {
    return board.row(agent).locator(".state svg path").getAttribute("d");
  }
}
