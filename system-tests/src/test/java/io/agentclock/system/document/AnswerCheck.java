package io.agentclock.system.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Holds answers against what the document says of them: status, headers, media type and body. */
record AnswerCheck(OpenApi document, DocumentedShapes shapes) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static AnswerCheck of(OpenApi document) {
    return new AnswerCheck(document, new DocumentedShapes(document));
  }

  void isDocumented(Call call, int status, Client.Answer answer) {
    String what = call + " as " + answer.uri() + ": " + answer.body();
    assertThat(answer.status()).as(what).isEqualTo(status);
    JsonNode documented = call.answer(status);
    assertThat(documented.isMissingNode()).as("%s documents %d", call, status).isFalse();
    hasHeaders(documented, answer, what);
    String type = answer.header("Content-Type").replaceAll(";.*", "");
    if (documented.path("content").isEmpty()) {
      assertThat(answer.body()).as(what).isEmpty();
      return;
    }
    assertThat(call.mediaTypes(status)).as(what).contains(type);
    JsonNode shape = documented.path("content").path(type).path("schema");
    if (type.equals("application/x-ndjson")) {
      JsonNode row = DocumentedShapes.reference("IntervalRow");
      answer.body().lines().forEach(line -> hasShape(row, line, what));
    } else if (type.equals(Client.STREAM)) {
      hasShape(DocumentedShapes.reference("StreamSnapshot"), data(answer.body()), what);
    } else if (type.endsWith("json")) {
      hasShape(shape, answer.body(), what);
    }
  }

  private static String data(String event) {
    assertThat(event).contains("event: snapshot\n", "id: ");
    return event
        .lines()
        .filter(line -> line.startsWith("data:"))
        .findFirst()
        .orElseThrow()
        .substring(5);
  }

  private void hasShape(JsonNode shape, String text, String what) {
    assertThat(shapes.faults(shape, json(text))).as(what).isEmpty();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  private void hasHeaders(JsonNode documented, Client.Answer answer, String what) {
    documented
        .path("headers")
        .properties()
        .forEach(
            header -> {
              if (document.follow(header.getValue()).path("required").asBoolean()) {
                assertThat(answer.header(header.getKey())).as(what).isNotEmpty();
              }
            });
  }
}
