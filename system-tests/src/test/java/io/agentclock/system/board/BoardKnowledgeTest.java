package io.agentclock.system.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.agentclock.system.board.BoardAccount.update;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import io.agentclock.system.kit.Chromium;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How old what is known is: by what the service says of each account, whatever its streams are. */
@Timeout(180)
class BoardKnowledgeTest {

  private static final String STREAM = "a-stream-of-the-future";

  @RegisterExtension static final BoardWorld WORLD = new BoardWorld();
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  @RegisterExtension final BoardPage board = new BoardPage(CHROMIUM);

  @Test
  void shouldMarkWhatIsDelayedOrStaleInFeedsRowsAndTheDrawer() {
    Instant now = Instant.now();
    LivePersonDay late = LivePersonDay.write(WORLD, "late", now.minus(Duration.ofMinutes(65)));
    LivePersonDay silent = LivePersonDay.write(WORLD, "silent", now.minus(Duration.ofHours(6)));
    try (BoardAccount account = WORLD.account("quick")) {
      account.says(update("ann", 5, "available", null));
      board
          .page()
          .route("**/v1/feeds", route -> answer(route, feeds(late.account(), silent.account())));

      board.open(WORLD.url(), "/");

      shows("feed-quick", account.key("ann"), "");
      shows("feed-late", late.agent(), "delayed");
      shows("feed-silent", silent.agent(), "stale");
    }
  }

  private void shows(String feed, String agent, String mark) {
    Locator card = board.page().locator("[data-feed='%s']".formatted(feed));
    assertThat(card.getByTestId("feed-stream")).containsText(STREAM);
    assertThat(card.locator("h3 .mark")).hasText(mark);
    board.part("filter-q").fill(agent); // others have agents here, too many for one page
    assertThat(board.cell(agent, "time").locator(".mark")).hasText(mark);
    board.row(agent).click();
    assertThat(board.part("drawer").locator(".now .mark")).hasText(mark);
    board.part("drawer-close").click();
  }

  private static String feeds(String late, String silent) {
    ObjectNode answer = new ObjectMapper().createObjectNode().putNull("next");
    ArrayNode items = answer.putArray("items");
    add(items, "kore", "quick");
    add(items, "liveperson", late);
    add(items, "liveperson", silent);
    return answer.toString();
  }

  private static void add(ArrayNode items, String source, String account) {
    ObjectNode item = items.addObject();
    item.put("feed", "feed-" + account).put("source", source).put("account", account);
    item.put("stream", STREAM).put("status", "UP").put("items", 1);
    item.put("observedThrough", Instant.now().toString()).put("lagMs", 0);
    item.putNull("lastPullAt").putNull("lastError").putArray("holes");
  }

  private static void answer(Route route, String json) {
    route.fulfill(
        new Route.FulfillOptions().setContentType("application/json").setBody(json).setStatus(200));
  }
}
