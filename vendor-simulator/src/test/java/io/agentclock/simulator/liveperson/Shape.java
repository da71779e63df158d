package io.agentclock.simulator.liveperson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/** The names and types of a documented payload, its values apart. */
final class Shape {

  private static final ObjectMapper JSON = new ObjectMapper();
  // Fields that rows may lack, and that have no type when they are null.
  private static final Set<String> OPTIONAL = Set.of("statusReasonId", "statusReasonText");

  private final JsonNode sample;

  private Shape(JsonNode sample) {
    this.sample = sample;
  }

  static Shape of(String fixture) throws IOException {
    try (InputStream in = Shape.class.getResourceAsStream("/liveperson/" + fixture + ".json")) {
      return new Shape(JSON.readTree(in));
    }
  }

  /** Fails unless the node has this shape. */
  void fits(JsonNode node) {
    fits("$", sample, node);
  }

  private static void fits(String where, JsonNode sample, JsonNode node) {
    if (node.isNull()) {
      return;
    }
    assertThat(type(node)).as(where).isEqualTo(type(sample));
    if (sample.isObject()) {
      assertThat(names(node)).as(where).isEqualTo(names(sample));
      names(sample).forEach(name -> fits(where + "." + name, sample.get(name), node.get(name)));
    }
    if (sample.isArray()) {
      node.forEach(item -> fits(where + "[]", sample.get(0), item));
    }
  }

  private static String type(JsonNode node) {
    return node.getNodeType().name();
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new TreeSet<>();
    Iterator<String> all = node.fieldNames();
    all.forEachRemaining(names::add);
    names.removeAll(OPTIONAL);
    return names;
  }
}
