package io.agentclock.system.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One call that a document has.
 *
 * @param path with its parameters in braces
 * @param node what the document says about it
 */
record Call(OpenApi document, String method, String path, JsonNode node) {

  /** One of its parameters. */
  record Parameter(String name, String in, boolean required, JsonNode example, JsonNode schema) {

    boolean isInQuery() {
      return in.equals("query");
    }

    boolean isInPath() {
      return in.equals("path");
    }
  }

  String id() {
    return node.path("operationId").asText();
  }

  List<Parameter> parameters() {
    return StreamSupport.stream(node.path("parameters").spliterator(), false)
        .map(document::follow)
        .map(
            parameter ->
                new Parameter(
                    parameter.path("name").asText(),
                    parameter.path("in").asText(),
                    parameter.path("required").asBoolean(),
                    parameter.path("example"),
                    parameter.path("schema")))
        .toList();
  }

  List<Parameter> inQuery() {
    return parameters().stream().filter(Parameter::isInQuery).toList();
  }

  /** The examples of where its range begins and ends; nothing if it has none. */
  Map<String, String> exampleRange() {
    return inQuery().stream()
        .filter(parameter -> parameter.schema().path("format").asText().equals("date-time"))
        .collect(Collectors.toMap(Parameter::name, parameter -> parameter.example().asText()));
  }

  boolean answers(int status) {
    return node.path("responses").has(String.valueOf(status));
  }

  /** The status if all is well. */
  int success() {
    return answers(200) ? 200 : 204;
  }

  String tag() {
    return node.path("tags").path(0).asText();
  }

  boolean isOpen() {
    return node.path("security").isEmpty();
  }

  JsonNode answer(int status) {
    return document.follow(node.path("responses").path(String.valueOf(status)));
  }

  /** The media types of an answer. */
  List<String> mediaTypes(int status) {
    List<String> types = new ArrayList<>();
    answer(status).path("content").fieldNames().forEachRemaining(types::add);
    return types;
  }

  /** Its address with the documented examples in the path, and nothing else. */
  String target() {
    return target(Map.of());
  }

  /** Its address with the documented examples in the path where nothing else is given. */
  String target(Map<String, String> values) {
    Map<String, String> left = new LinkedHashMap<>(values);
    String target = path;
    for (Parameter parameter : parameters()) {
      if (parameter.isInPath()) {
        String given = left.remove(parameter.name());
        String value = given == null ? parameter.example().asText() : given;
        target = target.replace('{' + parameter.name() + '}', encode(value));
      }
    }
    return left.isEmpty()
        ? target
        : target
            + left.entrySet().stream()
                .map(value -> value.getKey() + '=' + encode(value.getValue()))
                .collect(Collectors.joining("&", "?", ""));
  }

  @Override
  public String toString() {
    return method + ' ' + path;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
