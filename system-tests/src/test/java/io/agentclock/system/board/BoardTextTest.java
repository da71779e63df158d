package io.agentclock.system.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.agentclock.system.board.BoardAccount.update;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.agentclock.system.kit.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Text that comes from outside, in the page and in the file. */
@Timeout(180)
class BoardTextTest {

  private static final String IMAGE = "<img src=x onerror=alert(1)>";
  private static final String SCRIPT = "</script><script>alert(2)</script>";
  private static final String HEADS =
      "agent,name,agentId,state,stateWord,reason,timeInState,timeInStateMs,attention,suspect,"
          + "platform,account,team,since,asOf,occupancyToday";

  @RegisterExtension static final BoardWorld WORLD = new BoardWorld();
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  @RegisterExtension final BoardPage board = new BoardPage(CHROMIUM);

  @Test
  void shouldShowScriptAsText() {
    try (BoardAccount account = WORLD.account("script")) {
      String agent = account.key(IMAGE);
      account.isCalled(IMAGE, IMAGE + SCRIPT, SCRIPT);
      account.says(update(IMAGE, 40, "notready", SCRIPT), update(SCRIPT, 40, "notready", IMAGE));

      board.open(WORLD.url(), account.address());

      assertThat(board.part("agent-row")).hasCount(2);
      assertThat(board.row(agent).locator(".agent-name")).hasText(IMAGE + SCRIPT);
      assertThat(board.row(agent).locator(".agent-id")).hasText(IMAGE);
      assertThat(board.cell(agent, "reason")).hasText(SCRIPT);
      assertThat(board.cell(agent, "team")).hasText(SCRIPT);
      assertThat(board.cell(account.key(SCRIPT), "name")).hasText(SCRIPT);

      board.part("filter-reason").selectOption(IMAGE);
      assertThat(board.part("agent-row")).hasCount(1);
      board.part("filter-reason").selectOption(SCRIPT);
      board.part("thresholds").click();
      board.page().locator("#threshold-reason").selectOption("NOT_READY/" + SCRIPT);
      board.page().getByText("Add", exactly()).click();
      assertThat(board.part("thresholds-dialog")).containsText(SCRIPT);
      board.part("thresholds-save").click();

      board.row(agent).click();
      assertThat(board.part("drawer").locator("h2")).hasText(IMAGE + SCRIPT);
      assertThat(board.part("drawer").locator(".now")).containsText(SCRIPT);
      assertThat(board.part("drawer").locator(".drawer-key")).containsText(agent);
      assertThat(board.part("interval").first()).isVisible();
      board.part("choose-interval").first().click();
      assertThat(board.part("behind").getByTestId("transition").last()).containsText(SCRIPT);
      assertThat(board.page().locator("img, body script")).hasCount(0);
    }
  }

  @Test
  void shouldWriteWhatTheTableShowsAsCsv() throws IOException {
    try (BoardAccount account = WORLD.account("csv")) {
      account.isCalled("ann", "=1+cmd|' /C calc'!A0", "Sales, \"North\"");
      account.says(
          update("ann", 20, "notready", "+49 30"),
          update("bob", 2, "available", null),
          update("cat", 9, "notready", "Lunch"));
      board.open(WORLD.url(), account.address() + "&state=NOT_READY&sort=-time");
      assertThat(board.part("agent-row")).hasCount(2);
      assertThat(board.cell(account.key("ann"), "attention")).hasText("Warning");
      // neither delayed nor stale: what was read of the last day is worked out
      assertThat(board.cell(account.key("ann"), "time")).hasText(Pattern.compile("0:2\\d:\\d\\d"));

      board.part("pause").click(); // a table that stands still can be compared
      List<List<String>> shown =
          Stream.of("ann", "cat").map(account::key).map(this::shown).toList();
      Download file = board.page().waitForDownload(() -> board.part("csv").click());

      assertThat(file.suggestedFilename()).matches("agents-[\\dT-]+Z\\.csv");
      List<List<String>> lines = Csv.read(Files.readString(file.path()));
      assertThat(lines.get(0)).containsExactly(("\ufeff" + HEADS).split(","));
      assertThat(lines.stream().skip(1).map(BoardTextTest::written)).isEqualTo(shown);
      assertThat(lines.get(1).get(1)).isEqualTo("'=1+cmd|' /C calc'!A0");
      assertThat(lines.get(1).get(5)).isEqualTo("'+49 30");
      assertThat(Long.parseLong(lines.get(1).get(7))).isBetween(1_200_000L, 1_500_000L);
    }
  }

  private List<String> shown(String key) {
    List<String> cells = new ArrayList<>(List.of(key));
    for (String column : List.of("state", "reason", "attention", "platform", "team")) {
      String text = board.cell(key, column).textContent();
      cells.add(text.isEmpty() ? "–" : text);
    }
    cells.add(board.row(key).getByTestId("elapsed").textContent());
    cells.add(board.cell(key, "since").locator(".cell").getAttribute("title"));
    return cells;
  }

  /** A line of the file as the table shows it: without the guard, and a dash for nothing. */
  private static List<String> written(List<String> line) {
    return Stream.of(0, 4, 5, 8, 10, 12, 6, 13)
        .map(line::get)
        .map(text -> text.startsWith("'") ? text.substring(1) : text)
        .map(text -> text.isEmpty() ? "–" : text)
        .toList();
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
