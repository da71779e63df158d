package io.agentclock.query.board;

import io.agentclock.query.web.Answer;
import io.agentclock.query.web.JarFile;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;

/**
 * The supervisor's board: a page, its modules and styles, and the libraries it uses, all from the
 * jar.
 */
@Hidden
@Controller
final class BoardController {

  /** A library's address has its version: what is there never changes. */
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  /**
   * Only what comes from here, and no script or style written into the page. Data is for the images
   * in the libraries' styles.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private final Assets board = new Assets("/query-service/board/");
  private final Assets webjars = new Assets("/META-INF/resources/webjars/");

  @Get(produces = MediaType.ALL)
  HttpResponse<byte[]> page(HttpRequest<?> request) {
    return answer(request, board.find("index.html"), JarFile.ASK_AGAIN);
  }

  @Get(value = "/board/{+path}", produces = MediaType.ALL)
  HttpResponse<byte[]> board(HttpRequest<?> request) {
    return answer(request, board.find(after(request, "/board/")), JarFile.ASK_AGAIN);
  }

  @Get(value = "/webjars/{+path}", produces = MediaType.ALL)
  HttpResponse<byte[]> library(HttpRequest<?> request) {
    return answer(request, webjars.find(after(request, "/webjars/")), FOR_EVER);
  }

  private static String after(HttpRequest<?> request, String prefix) {
    return request.getUri().getRawPath().substring(prefix.length());
  }

  private static HttpResponse<byte[]> answer(
      HttpRequest<?> request, Optional<JarFile> found, String caching) {
    if (found.isEmpty()) {
      return Answer.problem(request, HttpStatus.NOT_FOUND, "the board has no such file");
    }
    return found
        .get()
        .answer(request, caching)
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer");
  }
}
