package io.agentclock.ingest.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.contract.DirectoryEntry;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.json.JsonAnswer;
import io.agentclock.ingest.json.JsonSlice;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes sums of conversations apart: {@code {results: [{group: {userId, mediaType}, data: […]}]}},
 * or {@code {summary: [{dateFrom, dateTo, agentId, agentName, tHandle, …}], pageToken}}. Which of
 * them it is, its fields say. No data is no field, an empty list, or nothing at all.
 */
final class AggregatesAnswer {

  private static final String RESULTS = "results";
  private static final String SUMMARY = "summary";
  private static final String GROUP = "group";
  private static final String USER_ID = "userId";
  private static final String AGENT_ID = "agentId";
  private static final String MEDIA_TYPE = "mediaType";
  private static final String UNKNOWN = "Unknown";

  private final String account;

  AggregatesAnswer(String account) {
    this.account = account;
  }

  /**
   * What an answer says.
   *
   * @param page its items and refusals
   * @param people whom it names, by agent key
   * @param pageToken names the next page, if there is one
   */
  record Said(Page page, Map<String, DirectoryEntry> people, Optional<String> pageToken) {}

  /**
   * Reads a body.
   *
   * @throws VendorFaultException if it isn't such an answer as a whole
   */
  Said read(byte[] body) {
    JsonAnswer results = Json.cut(body, RESULTS, USER_ID);
    if (results.hasArray()) {
      return new Said(results(results), Map.of(), Optional.empty());
    }
    if (results.has(SUMMARY)) {
      return summary(body);
    }
    if (results.has("conversations") || results.has("totalHits")) {
      throw new VendorFaultException(
          Kind.REQUEST,
          "OTHER_SHAPE",
          "the vendor answered with single conversations, as it does to its own details query; set"
              + " the feed's shape to aggregates",
          Optional.empty());
    }
    return new Said(Page.EMPTY, Map.of(), Optional.empty());
  }

  private Page results(JsonAnswer answer) {
    Elements elements = new Elements(account, "group.userId");
    for (JsonSlice element : answer.elements()) {
      JsonNode group = Json.element(element).path(GROUP);
      Optional<String> user = Json.text(group.path(USER_ID));
      elements
          .key(element, user)
          .ifPresent(
              key -> elements.add(Item.replacing(key, element.bytes(), name(user.get(), group))));
    }
    return elements.page();
  }

  /** User and media type; more, where whoever stands in for the vendor groups by more. */
  private static String name(String user, JsonNode group) {
    Map<String, String> others = new TreeMap<>();
    for (Map.Entry<String, JsonNode> dimension : group.properties()) {
      Json.text(dimension.getValue()).ifPresent(text -> others.put(dimension.getKey(), text));
    }
    others.remove(USER_ID);
    String mediaType = Optional.ofNullable(others.remove(MEDIA_TYPE)).orElse("");
    StringBuilder name = new StringBuilder(user).append('|').append(mediaType);
    others.forEach(
        (dimension, text) -> name.append('|').append(dimension).append('=').append(text));
    return name.toString();
  }

  private Said summary(byte[] body) {
    Elements elements = new Elements(account, AGENT_ID);
    Map<String, DirectoryEntry> people = new HashMap<>();
    for (JsonSlice row : Json.cut(body, SUMMARY, AGENT_ID).elements()) {
      elements
          .key(row, row.id())
          .ifPresent(
              key -> {
                JsonNode fields = Json.element(row);
                elements.add(item(key, row, fields));
                Json.text(fields.path("agentName"))
                    .map(String::strip)
                    .filter(name -> !name.equals(UNKNOWN))
                    .ifPresent(name -> people.put(key, new DirectoryEntry(name, null, null, null)));
              });
    }
    JsonNode token = Json.required(body, SUMMARY).path("pageToken");
    return new Said(elements.page(), people, Json.text(token));
  }

  private static Item item(String key, JsonSlice row, JsonNode fields) {
    return Json.text(fields.path("dateFrom"))
        .map(from -> Item.replacing(key, row.bytes(), from))
        .orElseGet(() -> new Item(key, row.bytes()));
  }
}
