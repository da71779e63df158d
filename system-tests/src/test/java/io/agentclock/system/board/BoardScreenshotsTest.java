package io.agentclock.system.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.agentclock.quickstart.Quickstart;
import io.agentclock.system.kit.Api;
import io.agentclock.system.kit.ChildProcess;
import io.agentclock.system.kit.Chromium;
import io.agentclock.system.kit.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Makes the pictures in {@code docs}, from the quick start's simulated workforce. Only when asked:
 * {@code -Dtest=BoardScreenshotsTest -Dagentclock.screenshots=true}.
 */
@Timeout(400)
@EnabledIfSystemProperty(named = "agentclock.screenshots", matches = "true")
class BoardScreenshotsTest {

  private static final Duration LONG = Duration.ofSeconds(300);
  private static final Pattern ADDRESS =
      Pattern.compile("The dashboard is at (http://127\\.0\\.0\\.1:\\d+)");
  private static final long LARGEST = 300_000;

  @RegisterExtension static final Deployment DEPLOYMENT = new Deployment("screenshots");
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  @RegisterExtension final BoardPage board = new BoardPage(CHROMIUM);

  @Test
  void shouldPictureTheBoard() throws IOException {
    String url = startQuickstart();
    openFilled(url, "/?theme=light");
    picture("light");

    openFilled(url, "/?theme=dark&sort=-time&state=NOT_READY,INTERACTING");
    picture("dark");

    openFilled(url, "/?theme=light&source=genesys&state=INTERACTING,AVAILABLE&sort=-occupancy");
    board.part("agent-row").first().click();
    assertThat(board.part("interval").first()).isVisible();
    board.part("choose-interval").nth(1).click();
    assertThat(board.part("transition").first()).isVisible();
    board.part("drawer").evaluate("drawer => drawer.scrollTo(0, 0)");
    picture("drawer");
  }

  private String startQuickstart() {
    ChildProcess quickstart =
        DEPLOYMENT.run("quickstart", Quickstart.class, List.of("--port=0", "--kafka-port=0"));
    await().atMost(LONG).until(() -> ADDRESS.matcher(quickstart.output()).find());
    Matcher address = ADDRESS.matcher(quickstart.output());
    assertThat(address.find()).isTrue();
    Api api = new Api(address.group(1) + "/v1");
    AtomicInteger known = new AtomicInteger();
    await() // all that was pulled is worked out
        .atMost(LONG)
        .pollInterval(Duration.ofSeconds(1))
        .during(Duration.ofSeconds(10))
        .until(
            () -> {
              List<JsonNode> agents = api.items("/agents");
              return known.getAndSet(agents.size()) == agents.size() && isCurrent(agents);
            });
    return address.group(1);
  }

  private static boolean isCurrent(List<JsonNode> agents) {
    return !agents.isEmpty() && agents.stream().noneMatch(agent -> agent.path("stale").asBoolean());
  }

  private void openFilled(String url, String address) {
    Locator.FilterOptions shares =
        new Locator.FilterOptions().setHasText(Pattern.compile("[1-9]\\d* %"));
    board.open(url, address);
    List<String> sources =
        address.contains("source=genesys") ? List.of("genesys") : List.of("genesys", "kore");
    for (String source : sources) {
      Locator rows = board.page().locator("[data-agent^='%s:']".formatted(source));
      assertThat(rows.locator(".share").filter(shares).first()).isVisible();
    }
    assertThat(board.page().locator("[data-word=stale]")).hasCount(0);
  }

  private void picture(String name) throws IOException {
    Path file = Path.of("..", "docs", "board-" + name + ".png");
    board.page().screenshot(new Page.ScreenshotOptions().setPath(file));
    assertThat(Files.size(file)).isLessThan(LARGEST);
  }
}
