package io.agentclock.query.board;

import io.agentclock.query.web.Answer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Optional;

/**
 * The supervisor's board: a page, its modules and styles, and the libraries it uses, all from the
 * jar.
 */
@Controller
final class BoardController {

  /** A browser asks each time whether it has the newest; a new release is seen at once. */
  private static final String ASK_AGAIN = "no-cache";

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

  @Get("/")
  HttpResponse<byte[]> page(HttpRequest<?> request) {
    return answer(request, board.find("index.html"), ASK_AGAIN);
  }

  @Get("/board/{+path}")
  HttpResponse<byte[]> board(HttpRequest<?> request) {
    return answer(request, board.find(after(request, "/board/")), ASK_AGAIN);
  }

  @Get("/webjars/{+path}")
  HttpResponse<byte[]> library(HttpRequest<?> request) {
    return answer(request, webjars.find(after(request, "/webjars/")), FOR_EVER);
  }

  private static String after(HttpRequest<?> request, String prefix) {
    return request.getUri().getRawPath().substring(prefix.length());
  }

  private static HttpResponse<byte[]> answer(
      HttpRequest<?> request, Optional<Asset> found, String caching) {
    if (found.isEmpty()) {
      return Answer.problem(request, HttpStatus.NOT_FOUND, "the board has no such file");
    }
    Asset asset = found.get();
    boolean known = asset.is(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
    MutableHttpResponse<byte[]> response =
        known ? HttpResponse.notModified() : HttpResponse.ok(asset.bytes());
    return response
        .contentType(asset.type())
        .header(HttpHeaders.ETAG, asset.tag())
        .header(HttpHeaders.CACHE_CONTROL, caching)
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer");
  }
}
