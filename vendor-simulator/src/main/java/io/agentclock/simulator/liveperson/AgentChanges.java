package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All changes of one agent, as version 1 groups them. */
record AgentChanges(Identity who, List<StatusRow> rows) implements Item {

  static List<Item> grouped(List<StatusRow> rows) {
    Map<Identity, List<StatusRow>> byAgent = new LinkedHashMap<>();
    rows.forEach(row -> byAgent.computeIfAbsent(row.who(), who -> new ArrayList<>()).add(row));
    List<Item> items = new ArrayList<>();
    byAgent.forEach((who, changes) -> items.add(new AgentChanges(who, changes)));
    return items;
  }

  /** The page with no more changes than this: those beyond are cut without a word. */
  static Page cut(Page page, long most) {
    List<Item> items = new ArrayList<>();
    long left = most;
    for (Item item : page.items()) {
      if (!(item instanceof AgentChanges agent)) {
        items.add(item);
      } else if (left > 0) {
        List<StatusRow> kept = agent.rows.subList(0, (int) Math.min(left, agent.rows.size()));
        items.add(new AgentChanges(agent.who, kept));
        left -= kept.size();
      }
    }
    return new Page(page.offset(), page.limit(), page.total(), items);
  }

  @Override
  public JsonNode json() {
    ObjectNode agent = JsonNodeFactory.instance.objectNode();
    StatusRow.putWho(agent, who);
    ArrayNode history = agent.putArray("statusChangeHistory");
    rows.forEach(row -> row.putChange(history.addObject()));
    return agent;
  }
}
