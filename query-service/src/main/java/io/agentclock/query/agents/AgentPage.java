package io.agentclock.query.agents;

import io.agentclock.model.AgentKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One page, merged from the partitions' pages.
 *
 * @param items in the order of their keys
 * @param isLast whether nothing can follow
 * @param query it answers
 */
record AgentPage(List<KeyedJson> items, boolean isLast, AgentQuery query) {

  /**
   * Merges what each partition has after the cursor.
   *
   * @param partitions each in the order of its keys
   */
  static AgentPage merge(List<List<KeyedJson>> partitions, AgentQuery query) {
    List<KeyedJson> merged = new ArrayList<>();
    partitions.forEach(merged::addAll);
    // The sort finds the ordered runs it is given and merges them.
    merged.sort(KeyedJson.BY_KEY);
    boolean mayFollow =
        merged.size() > query.limit()
            || partitions.stream().anyMatch(items -> items.size() >= query.perPartition());
    return new AgentPage(
        merged.subList(0, Math.min(merged.size(), query.limit())), !mayFollow, query);
  }

  byte[] toJson() {
    ByteArrayOutputStream json = new ByteArrayOutputStream(64 + 512 * items.size());
    write(json, "{\"items\":[");
    for (int i = 0; i < items.size(); i++) {
      write(json, i == 0 ? "" : ",");
      items.get(i).writeTo(json);
    }
    write(json, "],\"next\":" + (isLast ? "null" : '"' + next() + '"') + '}');
    return json.toByteArray();
  }

  private String next() {
    return query.cursorAfter(AgentKey.parse(items.get(items.size() - 1).key())).text();
  }

  private static void write(ByteArrayOutputStream json, String text) {
    json.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
