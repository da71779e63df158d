package io.agentclock.system.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/**
 * The shapes of a document as JSON Schemas: what OpenAPI 3.0 says in its own way ({@code nullable},
 * a boolean {@code exclusiveMinimum}) in theirs, and a field that isn't documented is a fault.
 */
final class DocumentedShapes {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final JsonNode schemas;

  DocumentedShapes(OpenApi document) {
    this.schemas = translated(document.root().path("components").path("schemas"));
  }

  /** A named shape, as a JSON Schema. */
  JsonNode named(String name) {
    return schemas.path(name);
  }

  /** What is wrong with a value; nothing if it has the shape. */
  List<String> faults(JsonNode shape, JsonNode value) {
    ObjectNode whole = JSON.createObjectNode();
    whole.putArray("allOf").add(translated(shape));
    whole.putObject("components").set("schemas", schemas);
    return FACTORY.getSchema(whole, CONFIG).validate(value).stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  /** A reference to a named shape. */
  static JsonNode reference(String name) {
    return JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
  }

  private static JsonNode translated(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = JSON.createArrayNode();
      node.forEach(element -> array.add(translated(element)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = JSON.createObjectNode();
    node.properties().forEach(field -> object.set(field.getKey(), translated(field.getValue())));
    return translatedWords(object);
  }

  private static ObjectNode translatedWords(ObjectNode object) {
    if (object.path("exclusiveMinimum").isBoolean()) {
      object.set("exclusiveMinimum", object.remove("minimum"));
    }
    if (object.path("properties").isObject() && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    if (!object.path("nullable").isBoolean()) {
      return object;
    }
    boolean nullable = object.remove("nullable").asBoolean();
    return nullable ? orNull(object) : object;
  }

  private static ObjectNode orNull(ObjectNode object) {
    if (object.path("type").isTextual()) {
      String type = object.path("type").asText();
      object.putArray("type").add(type).add("null");
      return object;
    }
    ObjectNode either = JSON.createObjectNode();
    either.putArray("anyOf").add(JSON.createObjectNode().put("type", "null")).add(object);
    return either;
  }
}
