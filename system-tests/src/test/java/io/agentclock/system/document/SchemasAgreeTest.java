package io.agentclock.system.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record is the same over HTTP and on its topic, and so are the two descriptions of it. */
class SchemasAgreeTest {

  private static final Path SCHEMAS = Path.of("..", "docs", "schemas");

  /** Only answers over HTTP have them: which copy answered. */
  private static final Set<String> OF_THE_ANSWER = Set.of("servedBy", "lagMs");

  /** Only answers over HTTP have them, though not each; the topic's schema lets them be. */
  private static final Set<String> OF_THE_READING =
      Set.of("forMs", "asOf", "stale", "name", "team");

  private static final DocumentedShapes SHAPES = new DocumentedShapes(document());

  @ParameterizedTest
  @CsvSource({
    "Agent, agent-state-1.json",
    "Transition, agent-transition-1.json",
    "IntervalRow, agent-interval-1.json",
    "SkillInterval, skill-interval-1.json",
    "FeedStream, feed-stream.json",
  })
  void shouldDescribeARecordAsItsSchemaDoes(String shape, String schema) throws IOException {
    JsonNode topic = new ObjectMapper().readTree(SCHEMAS.resolve(schema).toFile());

    List<String> differences = new ArrayList<>();
    compare(shape, SHAPES.named(shape), topic, differences);

    assertThat(differences).isEmpty();
  }

  @Test
  void shouldSeeADifference() throws IOException {
    List<String> differences = new ArrayList<>();
    JsonNode other = new ObjectMapper().readTree(SCHEMAS.resolve("agent-interval-1.json").toFile());

    compare("Agent", SHAPES.named("Agent"), other, differences);

    assertThat(differences).isNotEmpty();
  }

  private static void compare(
      String where, JsonNode http, JsonNode topic, List<String> differences) {
    JsonNode shape = followed(http);
    equal(where + " type", types(shape), types(topic), differences);
    equal(where + " values", values(shape), values(topic), differences);
    if (topic.has("items")) {
      compare(where + "[]", shape.path("items"), topic.path("items"), differences);
    }
    if (!topic.has("properties")) {
      return;
    }
    JsonNode object = unlessNull(shape);
    equal(where + " fields", names(object), names(topic), differences);
    equal(where + " always", always(object), always(topic), differences);
    topic
        .path("properties")
        .properties()
        .forEach(
            field ->
                compare(
                    where + '.' + field.getKey(),
                    object.path("properties").path(field.getKey()),
                    field.getValue(),
                    differences));
  }

  private static void equal(String what, Set<String> http, Set<String> topic, List<String> into) {
    if (!http.equals(topic)) {
      into.add("%s: %s over HTTP, %s on the topic".formatted(what, http, topic));
    }
  }

  /** References, and the wrappings that a reference with words beside it needs. */
  private static JsonNode followed(JsonNode shape) {
    if (shape.has("$ref")) {
      return followed(SHAPES.named(shape.path("$ref").asText().replaceAll(".*/", "")));
    }
    if (shape.has("allOf")) {
      return followed(shape.path("allOf").path(0));
    }
    return shape;
  }

  /** What a value is if it isn't null. */
  private static JsonNode unlessNull(JsonNode shape) {
    return shape.has("anyOf") ? followed(shape.path("anyOf").path(1)) : shape;
  }

  private static Set<String> types(JsonNode schema) {
    Set<String> types = new TreeSet<>();
    if (schema.has("anyOf")) {
      schema.path("anyOf").forEach(either -> types.addAll(types(followed(either))));
    }
    schema.path("type").forEach(type -> types.add(type.asText()));
    if (schema.path("type").isTextual()) {
      types.add(schema.path("type").asText());
    }
    if (schema.has("const")) {
      types.add("string");
    }
    schema.path("enum").forEach(value -> types.add(value.isNull() ? "null" : "string"));
    return types;
  }

  private static Set<String> values(JsonNode schema) {
    Set<String> values = new TreeSet<>();
    schema.path("anyOf").forEach(either -> values.addAll(values(followed(either))));
    schema.path("enum").forEach(value -> values.add(value.asText()));
    if (schema.has("const")) {
      values.add(schema.path("const").asText());
    }
    values.remove("null");
    return values;
  }

  private static Set<String> names(JsonNode schema) {
    Set<String> names = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    names.removeAll(OF_THE_ANSWER);
    return names;
  }

  private static Set<String> always(JsonNode schema) {
    Set<String> names = new TreeSet<>();
    schema.path("required").forEach(name -> names.add(name.asText()));
    names.removeAll(OF_THE_READING);
    return names;
  }

  private static OpenApi document() {
    try (InputStream stream =
        SchemasAgreeTest.class.getResourceAsStream("/META-INF/swagger/openapi.yml")) {
      return OpenApi.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
