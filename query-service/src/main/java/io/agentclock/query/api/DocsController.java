package io.agentclock.query.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agentclock.query.web.JarFile;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The page on which the document can be read and its calls tried: Swagger UI from its webjar, with
 * nothing from another host and no inline script.
 */
@Hidden
@Controller("/docs")
final class DocsController {

  private static final String FOLDER = "/query-service/docs/";
  private static final String LIBRARY = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final String LIBRARY_VERSION = "{swagger-ui}";

  /** The library sets styles of elements and has small pictures in its style sheet. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self';"
          + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final JarFile page;
  private final JarFile script;

  DocsController() {
    String text = new String(JarFile.bytes(FOLDER + "index.html"), UTF_8);
    this.page =
        JarFile.of(
            text.replace(LIBRARY_VERSION, libraryVersion()).getBytes(UTF_8),
            "text/html; charset=utf-8");
    this.script = JarFile.of(JarFile.bytes(FOLDER + "docs.js"), "text/javascript; charset=utf-8");
  }

  @Get(produces = MediaType.ALL)
  HttpResponse<byte[]> page(HttpRequest<?> request) {
    return page.answer(request, JarFile.ASK_AGAIN).header("Content-Security-Policy", POLICY);
  }

  @Get(value = "/docs.js", produces = MediaType.ALL)
  HttpResponse<byte[]> script(HttpRequest<?> request) {
    return script.answer(request, JarFile.ASK_AGAIN);
  }

  private static String libraryVersion() {
    Properties about = new Properties();
    try (InputStream stream = DocsController.class.getResourceAsStream(LIBRARY)) {
      about.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + LIBRARY, e);
    }
    return about.getProperty("version");
  }
}
