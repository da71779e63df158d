package io.agentclock.ingest.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.ingest.vendor.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What LivePerson says of an error: {@code causes} (400), {@code reason} (401) or {@code
 * internalCode} (500), and a {@code message}. What tells most comes first.
 *
 * @see <a href="https://developers.liveperson.com/agent-activity-api-error-codes.html">error
 *     codes</a>
 */
final class ErrorBody {

  private static final int LEAST_ERROR = 400;
  private static final List<String> REASONS =
      List.of("reason", "internalCode", "error", "error_description", "message");

  private ErrorBody() {}

  /** Its words, if it has such a body. */
  static Optional<String> explanation(HttpAnswer answer) {
    if (answer.status() < LEAST_ERROR) {
      return Optional.empty();
    }
    JsonNode body = JsonBody.read(answer.body());
    List<String> words = new ArrayList<>();
    body.path("causes").forEach(cause -> words.add(cause.asText()));
    for (String field : REASONS) {
      JsonBody.text(body, field)
          .ifPresent(
              text -> words.add(field.equals("internalCode") ? "internalCode " + text : text));
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", words));
  }
}
