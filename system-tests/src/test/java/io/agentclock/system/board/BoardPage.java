package io.agentclock.system.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitUntilState;
import io.agentclock.system.kit.Chromium;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A page of a browser nobody has used, 1440 by 900, east of Greenwich. At its end the test fails if
 * there was an error on the console, a dialog, or a request to anybody but the service itself.
 */
final class BoardPage implements BeforeEachCallback, AfterEachCallback {

  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final int NOON = 12;
  private static final String COME_BACK = "status of 503";
  private static final int MOST_COME_BACKS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Chromium chromium;
  private final ZoneId zone;
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final List<String> hosts = new CopyOnWriteArrayList<>();
  private final List<String> expected = new CopyOnWriteArrayList<>();
  private BrowserContext context;
  private Page page;
  private String base;

  BoardPage(Chromium chromium) {
    this(chromium, ZONE);
  }

  BoardPage(Chromium chromium, ZoneId zone) {
    this.chromium = chromium;
    this.zone = zone;
  }

  /** Midnight, when the page's day begins, is far then. */
  static ZoneId whereItIsNoon() {
    int behind = Instant.now().atOffset(ZoneOffset.UTC).getHour() - NOON;
    return ZoneId.of("Etc/GMT%+d".formatted(behind)); // its signs are those of POSIX
  }

  @Override
  public void beforeEach(ExtensionContext extension) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(1440, 900)
                    .setLocale("en-GB")
                    .setTimezoneId(zone.getId()));
    context.setDefaultTimeout(PATIENCE.toMillis());
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            problems.add("console: " + message.text());
          }
        });
    page.onPageError(error -> problems.add("page: " + error));
    page.onDialog(this::dismiss);
    context.onRequest(request -> hosts.add(request.url()));
  }

  @Override
  public void afterEach(ExtensionContext extension) {
    extension.getExecutionException().ifPresent(failure -> keepPicture(extension));
    context.close();
    assertThat(unexpected()).as("errors of the page").isEmpty();
    assertThat(hosts.stream().filter(url -> !isOwn(url))).as("requests to others").isEmpty();
  }

  /** A service that takes a breath may ask the page to come back, a few times. */
  private List<String> unexpected() {
    List<String> unexpected =
        problems.stream()
            .filter(problem -> expected.stream().noneMatch(problem::contains))
            .toList();
    List<String> others =
        unexpected.stream().filter(problem -> !problem.contains(COME_BACK)).toList();
    return unexpected.size() - others.size() > MOST_COME_BACKS ? unexpected : others;
  }

  /** Opens an address of the service at {@code base}, and waits until the stream is live. */
  void open(String base, String address) {
    visit(base, address);
    PlaywrightAssertions.assertThat(part("connection")).hasAttribute("data-state", "live");
  }

  /** Opens an address, and waits for nothing. */
  void visit(String base, String address) {
    this.base = base;
    page.navigate(base + address);
  }

  /** Goes to an address of the service at {@code base}; nothing of it needs to be loaded yet. */
  void begin(String base, String address) {
    this.base = base;
    page.navigate(base + address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
  }

  /** Says of an error on the console that it belongs to the story: what the browser itself says. */
  void expect(String error) {
    expected.add(error);
  }

  Page page() {
    return page;
  }

  /** What has that {@code data-testid}. */
  Locator part(String testId) {
    return page.getByTestId(testId);
  }

  /** The row of an agent. */
  Locator row(String key) {
    return page.locator(
        "[data-agent='%s']".formatted(key.replace("\\", "\\\\").replace("'", "\\'")));
  }

  /** What a row says in a column. */
  Locator cell(String key, String column) {
    return row(key).locator(".column-" + column);
  }

  /** The keys of the rows, from the top one down. */
  Object order() {
    return part("agent-row")
        .evaluateAll(
            "rows => rows.map(row => [row.getBoundingClientRect().top, row.dataset.agent])"
                + ".sort(([one], [other]) => one - other).map(([, agent]) => agent)");
  }

  private void dismiss(Dialog dialog) {
    problems.add("dialog: " + dialog.message());
    dialog.dismiss();
  }

  private boolean isOwn(String url) {
    URI uri = URI.create(url.replaceAll("[?#].*", ""));
    return !uri.getScheme().startsWith("http") || url.startsWith(base + "/");
  }

  private void keepPicture(ExtensionContext extension) {
    Path file = Path.of("target", "board", extension.getRequiredTestMethod().getName() + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }
}
