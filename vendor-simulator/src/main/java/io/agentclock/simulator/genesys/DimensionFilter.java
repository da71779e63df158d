package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The vendor's filter: {@code and} or {@code or} of predicates and, one level deeper, clauses. What
 * is said of a dimension the simulated contacts don't have holds.
 */
final class DimensionFilter {

  private final JsonNode filter;

  /**
   * @param filter an object of {@code type}, {@code clauses} and {@code predicates}; null or
   *     missing: everything passes
   */
  DimensionFilter(JsonNode filter) {
    this.filter = filter;
  }

  boolean passes(Map<String, String> dimensions) {
    return passes(filter, dimensions);
  }

  private static boolean passes(JsonNode filter, Map<String, String> dimensions) {
    JsonNode clauses = filter.path("clauses");
    JsonNode predicates = filter.path("predicates");
    if (clauses.isEmpty() && predicates.isEmpty()) {
      return true;
    }
    Stream<Boolean> answers =
        Stream.concat(
            elements(clauses).map(clause -> passes(clause, dimensions)),
            elements(predicates).map(predicate -> holds(predicate, dimensions)));
    return "or".equalsIgnoreCase(filter.path("type").asText())
        ? answers.anyMatch(Boolean::booleanValue)
        : answers.allMatch(Boolean::booleanValue);
  }

  private static boolean holds(JsonNode predicate, Map<String, String> dimensions) {
    String dimension = predicate.path("dimension").asText();
    if (!dimensions.containsKey(dimension)) {
      return true;
    }
    return switch (predicate.path("operator").asText("matches")) {
      case "exists" -> true;
      case "notExists" -> false;
      default ->
          predicate.path("value").asText().equalsIgnoreCase(dimensions.get(dimension))
              || predicate.path("value").isMissingNode();
    };
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
