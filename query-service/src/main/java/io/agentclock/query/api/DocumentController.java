package io.agentclock.query.api;

import io.agentclock.query.web.JarFile;
import io.agentclock.query.web.Parameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;

/** The OpenAPI document, as it was made when this module was compiled. */
@Controller("/openapi.yml")
final class DocumentController implements DocumentCalls {

  private final JarFile document =
      JarFile.of(JarFile.bytes("/META-INF/swagger/openapi.yml"), "application/yaml");

  @Override
  @Get(produces = MediaType.ALL)
  public HttpResponse<byte[]> document(HttpRequest<?> request) {
    Parameters.of(request, List.of());
    return document.answer(request, JarFile.ASK_AGAIN);
  }
}
