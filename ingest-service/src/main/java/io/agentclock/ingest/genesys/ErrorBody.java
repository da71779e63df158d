package io.agentclock.ingest.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.ingest.vendor.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an error says, in one line: what the vendor's support asks for first. The platform API has
 * {@code {message, code, status, contextId, details: [{errorCode, fieldName}]}}, the login host
 * OAuth's {@code {error, error_description}}.
 *
 * @see <a
 *     href="https://developer.genesys.cloud/forum/t/normalized-platform-api-429-responses/12028">An
 *     error and its headers</a>
 */
final class ErrorBody {

  private static final int MOST_BYTES = 4096;

  private ErrorBody() {}

  /** Nothing where the answer has neither the vendor's body nor its header. */
  static Optional<String> explanation(HttpAnswer answer) {
    Optional<JsonNode> body = Json.parsed(answer.body()).filter(ErrorBody::isError);
    Optional<String> correlation =
        answer
            .header("inin-correlation-id")
            .or(() -> body.flatMap(error -> Json.text(error.path("contextId"))))
            .map(id -> "correlation id " + id);
    if (body.isEmpty()) {
      return correlation.map(id -> id + ": " + raw(answer.body()));
    }
    String head =
        String.join(
            ", ",
            Stream.of(first(body.get(), "code", "error"), correlation)
                .flatMap(Optional::stream)
                .toList());
    String message =
        first(body.get(), "message", "error_description", "description").orElse("no message");
    return Optional.of("%s: %s%s".formatted(head, message, details(body.get())));
  }

  private static boolean isError(JsonNode body) {
    return first(body, "code", "error", "message").isPresent();
  }

  private static Optional<String> first(JsonNode body, String... fields) {
    return Stream.of(fields)
        .map(field -> Json.text(body.path(field)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String details(JsonNode body) {
    List<String> details = new ArrayList<>();
    for (JsonNode detail : body.path("details")) {
      String words =
          Stream.of(Json.text(detail.path("errorCode")), Json.text(detail.path("fieldName")))
              .flatMap(Optional::stream)
              .reduce("", (left, right) -> left.isEmpty() ? right : left + ' ' + right);
      if (!words.isEmpty()) {
        details.add(words);
      }
    }
    return details.isEmpty() ? "" : " (" + String.join("; ", details) + ')';
  }

  private static String raw(byte[] body) {
    return new String(body, 0, Math.min(body.length, MOST_BYTES), StandardCharsets.UTF_8);
  }
}
