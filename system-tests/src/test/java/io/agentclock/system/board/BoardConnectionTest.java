package io.agentclock.system.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.agentclock.system.board.BoardAccount.update;

import io.agentclock.system.kit.ChildProcess;
import io.agentclock.system.kit.Chromium;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The service goes away and comes back. */
@Timeout(180)
class BoardConnectionTest {

  private static final Pattern LOST = Pattern.compile("reconnecting|polling");

  @RegisterExtension static final BoardWorld WORLD = new BoardWorld();
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  @RegisterExtension final BoardPage board = new BoardPage(CHROMIUM);

  @Test
  void shouldSayThatTheStreamIsLostAndHeal() {
    BoardWorld.Query query = WORLD.query(Map.of());
    ChildProcess service = query.start();
    try (BoardAccount account = WORLD.account("loss")) {
      String ann = account.key("ann");
      account.says(update("ann", 5, "available", null), update("bob", 5, "available", null));
      board.expect("status of 503"); // while the service starts
      board.expect("net::ERR_"); // what the browser says of a connection that broke
      board.open(query.url(), account.address());
      assertThat(board.cell(ann, "state")).hasText("Available");

      service.kill();
      assertThat(board.part("connection")).hasAttribute("data-state", LOST);
      assertThat(board.part("connection")).containsText("Reconnecting since");
      assertThat(board.cell(ann, "state")).hasText("Available");
      account.says(update("ann", 0, "notready", "Lunch"));

      query.start();
      assertThat(board.part("connection")).hasAttribute("data-state", "live");
      assertThat(board.part("connection")).hasText("Live");
      assertThat(board.cell(ann, "state")).hasText("Not ready");
      assertThat(board.part("count-NOT_READY")).hasText("1");

      account.says(update("bob", 0, "busy", null));
      assertThat(board.cell(account.key("bob"), "state")).hasText("Interacting");
    }
  }
}
