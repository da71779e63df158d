package io.agentclock.ingest.genesys;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.json.JsonAnswer;
import io.agentclock.ingest.json.JsonSlice;
import io.agentclock.ingest.json.UnreadableAnswerException;
import io.agentclock.ingest.vendor.VendorFaultException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The vendor's JSON: bodies taken apart, requests put together. */
final class Json {

  private static final String UNREADABLE = "UNREADABLE_ANSWER";

  /** Where they hold anything and no data are there, it is an error, whatever its status. */
  private static final List<String> ERRORS =
      List.of("code", "message", "error", "errors", "errorCode", "errorMessage");

  /** One item that is out of all bounds must not spoil the answer it comes in. */
  private static final StreamReadConstraints NO_BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(Integer.MAX_VALUE)
          .maxNumberLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(NO_BOUNDS).build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static void texts(ObjectNode object, String field, List<String> texts) {
    ArrayNode array = object.putArray(field);
    texts.forEach(array::add);
  }

  /** {@code start/end}. */
  static String interval(Window window) {
    return text(window.from()) + '/' + text(window.to());
  }

  private static String text(Instant instant) {
    return INSTANT.format(instant);
  }

  /**
   * Cuts the elements out of a body. A list that isn't there is an empty one: the vendor leaves
   * fields out that would hold nothing.
   *
   * @throws VendorFaultException if it is another kind of body
   */
  static JsonAnswer cut(byte[] body, String arrayField, String idField) {
    try {
      JsonAnswer answer = JsonAnswer.read(body, arrayField, idField);
      if (!answer.hasArray() && ERRORS.stream().anyMatch(answer::hasContent)) {
        throw VendorFaultException.passing(
            "ERROR_ANSWER", "the vendor answered with an error in the place of " + arrayField);
      }
      if (!answer.hasArray() && answer.hasContent(arrayField)) {
        throw VendorFaultException.passing(
            UNREADABLE, "the vendor's answer holds no list of " + arrayField);
      }
      return answer;
    } catch (UnreadableAnswerException e) {
      throw VendorFaultException.passing(
          UNREADABLE, "the vendor's answer can't be read: " + e.getMessage());
    }
  }

  /** A body that is a JSON object. */
  static Optional<JsonNode> parsed(byte[] body) {
    return read(new String(body, StandardCharsets.UTF_8)).filter(JsonNode::isObject);
  }

  /**
   * A body that should be a JSON object.
   *
   * @throws VendorFaultException if it isn't one
   */
  static JsonNode required(byte[] body, String what) {
    return parsed(body)
        .orElseThrow(() -> VendorFaultException.passing(UNREADABLE, "the answer is no " + what));
  }

  /**
   * A list of entities, as those APIs have it that aren't analytics.
   *
   * @throws VendorFaultException if it isn't one
   */
  static JsonNode entities(byte[] body, String what) {
    JsonNode listing = required(body, "list of " + what);
    if (!listing.path("entities").isArray()) {
      throw VendorFaultException.passing(UNREADABLE, "the answer holds no list of " + what);
    }
    return listing;
  }

  /** One element; one that is missing where it can't be read. */
  static JsonNode element(JsonSlice element) {
    return read(new String(element.bytes(), StandardCharsets.UTF_8))
        .orElseGet(() -> MAPPER.missingNode());
  }

  /** A text or number; none where it is blank or of another kind. */
  static Optional<String> text(JsonNode value) {
    return Optional.of(value)
        .filter(JsonNode::isValueNode)
        .filter(found -> !found.isNull() && !found.isBoolean())
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank());
  }

  private static Optional<JsonNode> read(String text) {
    try {
      return Optional.ofNullable(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
