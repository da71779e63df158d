package io.agentclock.benchmarks.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The board in an installed Chromium, with an observer in the page. Used by one thread. */
public final class BoardPage implements AutoCloseable {

  private static final String OBSERVER = "/benchmarks/board-observer.js";
  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final ObjectMapper json = new ObjectMapper();
  private final Playwright playwright;
  private final Page page;

  private BoardPage(Playwright playwright, Path executable) {
    this.playwright = playwright;
    Browser browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(QUIET));
    page = browser.newPage(new Browser.NewPageOptions().setViewportSize(WIDTH, HEIGHT));
  }

  /** Whether there is a browser to open it in. */
  public static Optional<Path> browser() {
    return NAMES.stream()
        .flatMap(
            name ->
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts a browser, with an empty page.
   *
   * @param agents how many make the page complete
   * @throws IllegalStateException if none is installed
   */
  public static BoardPage start(int agents) {
    Path executable =
        browser().orElseThrow(() -> new IllegalStateException("no Chromium is installed"));
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    BoardPage board = new BoardPage(playwright, executable);
    board.page.addInitScript("window.benchmarkAgents = " + agents + ";" + observer());
    return board;
  }

  /** Opens the board. */
  public void open(URI uri) {
    page.navigate(uri.toString());
  }

  /** Whether all agents are in the table. */
  public boolean isInteractive() {
    return noted().path("interactiveMs").asDouble(-1) > 0;
  }

  /** What the observer has noted up to now. */
  public JsonNode noted() {
    return read("window.benchmark");
  }

  /** The reasons of the rows that can be seen, by the agents' keys. */
  public JsonNode visibleReasons() {
    return read(
        "Object.fromEntries([...document.querySelectorAll('[data-testid=agent-row]')]"
            + ".filter((row) => { const box = row.getBoundingClientRect();"
            + " return box.top >= 0 && box.bottom <= innerHeight; })"
            + ".map((row) => [row.dataset.agent,"
            + " row.querySelector('.column-reason').textContent.trim()]))");
  }

  @Override
  public void close() {
    playwright.close();
  }

  private JsonNode read(String expression) {
    try {
      return json.readTree((String) page.evaluate("JSON.stringify(" + expression + ")"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String observer() {
    try (InputStream in = BoardPage.class.getResourceAsStream(OBSERVER)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
