package io.agentclock.query.welcome;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What a browser sees at the service's address: what can be asked. */
@Hidden
@Controller("/")
final class WelcomeController {

  private static final String PAGE = "/query-service/welcome.html";

  private final byte[] page = page();

  @Get(produces = MediaType.TEXT_HTML)
  HttpResponse<byte[]> welcome() {
    return HttpResponse.ok(page)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  }

  private static byte[] page() {
    try (InputStream stream = WelcomeController.class.getResourceAsStream(PAGE)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the jar lacks its welcome page", e);
    }
  }
}
