package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A page and where it lies among all. The next one starts right after what this one holds, which
 * may be less than was asked for.
 *
 * @param limit as asked for
 */
record Page(int offset, int limit, int total, List<Item> items) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * @param size what the page holds if there is as much
   */
  static Page of(List<Item> all, int offset, int limit, int size) {
    int start = Math.min(offset, all.size());
    int end = (int) Math.min((long) start + size, all.size());
    return new Page(offset, limit, all.size(), all.subList(start, end));
  }

  ArrayNode json() {
    ArrayNode array = JSON.arrayNode();
    items.forEach(item -> array.add(item.json()));
    return array;
  }

  /**
   * The links to this page and the others.
   *
   * @param resolved parameters to name in any case, such as the bounds the vendor itself chose
   * @param lastAlways whether the last page has a link even if it's the only one
   */
  ArrayNode references(Call call, Map<String, String> resolved, boolean lastAlways) {
    int next = offset + items.size();
    boolean more = next < total;
    ArrayNode links = JSON.arrayNode();
    add(links, "self", call, resolved, offset);
    if (more) {
      add(links, "next", call, resolved, next);
    }
    if (offset > 0) {
      add(links, "previous", call, resolved, Math.max(0, offset - limit));
    }
    if (more || offset > 0 || lastAlways) {
      add(links, "last", call, resolved, Math.max(0, (total - 1) / limit * limit));
    }
    add(links, "first", call, resolved, 0);
    return links;
  }

  private void add(
      ArrayNode links, String rel, Call call, Map<String, String> resolved, int toOffset) {
    Map<String, String> query = new LinkedHashMap<>(resolved);
    query.putAll(call.request().query());
    query.put("offset", Integer.toString(toOffset));
    query.put("limit", Integer.toString(limit));
    String parameters =
        query.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    String href = call.host() + call.request().path() + "?" + parameters;
    links.addObject().put("rel", rel).put("href", href);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
