package io.agentclock.query.api;

import io.agentclock.query.web.Answer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

/**
 * The page on which the document can be read and its calls tried: Swagger UI, with nothing from
 * another host and no inline script.
 */
@Hidden
@Controller("/docs")
final class DocsController {

  private static final String PAGE = "index.html";
  private static final String OURS = "/query-service/docs/";
  private static final String SCRIPT = "text/javascript";
  private static final String STYLE = "text/css";

  /** The library sets styles of elements and has small pictures in its style sheet. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Map<String, JarFile> files;

  DocsController() {
    String library = "/META-INF/resources/webjars/swagger-ui/" + libraryVersion() + '/';
    this.files =
        Map.of(
            PAGE,
            JarFile.read(OURS + PAGE, MediaType.TEXT_HTML + ";charset=utf-8"),
            "docs.js",
            JarFile.read(OURS + "docs.js", SCRIPT),
            "swagger-ui.css",
            JarFile.read(library + "swagger-ui.css", STYLE),
            "swagger-ui-bundle.js",
            JarFile.read(library + "swagger-ui-bundle.js", SCRIPT));
  }

  @Get(produces = MediaType.ALL)
  HttpResponse<byte[]> page(HttpRequest<?> request) {
    return file(request, PAGE);
  }

  @Get(value = "/{file}", produces = MediaType.ALL)
  HttpResponse<byte[]> file(HttpRequest<?> request, String file) {
    JarFile found = files.get(file);
    return found == null
        ? Answer.problem(request, HttpStatus.NOT_FOUND, "the documentation has no such file")
        : found.answer(request).header("Content-Security-Policy", POLICY);
  }

  private static String libraryVersion() {
    Properties about = new Properties();
    try (InputStream stream =
        DocsController.class.getResourceAsStream(
            "/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      about.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read about Swagger UI", e);
    }
    return about.getProperty("version");
  }
}
