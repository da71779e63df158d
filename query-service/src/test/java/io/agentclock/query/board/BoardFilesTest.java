package io.agentclock.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each file of the page, so that a text of a vendor can never become part of it. */
class BoardFilesTest {

  private static final int LONGEST = 300;

  static List<Path> files() throws IOException, URISyntaxException {
    Path board = Path.of(BoardFilesTest.class.getResource("/query-service/board/").toURI());
    try (Stream<Path> files = Files.walk(board)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldNeverReadTextAsHtmlOrCode(Path file) {
    assertThat(text(file))
        .doesNotContainIgnoringCase(
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "createContextualFragment")
        .doesNotContainPattern("\\beval\\(|new Function|DOMParser|srcdoc|javascript:");
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldAskNobodyElse(Path file) {
    assertThat(text(file).replace("http://www.w3.org/2000/svg", ""))
        .doesNotContainPattern("https?://|['\"(]//");
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldNeedNoSecureContext(Path file) {
    assertThat(text(file))
        .doesNotContain(
            "randomUUID",
            "crypto.subtle",
            "navigator.clipboard",
            "navigator.serviceWorker",
            "navigator.locks");
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldBeShort(Path file) {
    assertThat(text(file).lines()).hasSizeLessThan(LONGEST);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
