package io.agentclock.ingest.genesys;

import io.agentclock.contract.Refusal;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.Sources;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.json.JsonSlice;
import io.agentclock.model.AgentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The elements of an answer: those that name an agent, and those that can't be used. */
final class Elements {

  /** Stands for bytes that aren't UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private final String account;
  private final String idField;
  private final List<Item> items = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();

  /**
   * @param idField where the agent's id is, for messages
   */
  Elements(String account, String idField) {
    this.account = account;
    this.idField = idField;
  }

  /** The key of the agent that an element is about; none: the element is refused. */
  Optional<String> key(JsonSlice element, Optional<String> id) {
    if (!element.object()) {
      refuse(RefusalReason.UNREADABLE, "an element isn't a JSON object", element);
      return Optional.empty();
    }
    try {
      return Optional.of(key(account, checked(element, id)).toString());
    } catch (IllegalArgumentException e) {
      refuse(RefusalReason.NO_KEY, "%s: %s".formatted(idField, e.getMessage()), element);
      return Optional.empty();
    }
  }

  /**
   * An agent's key.
   *
   * @throws IllegalArgumentException if the id can't be one
   */
  static AgentKey key(String account, String id) {
    return new AgentKey(Sources.GENESYS, account, id);
  }

  void add(Item item) {
    items.add(item);
  }

  /** All of them, without a next page. */
  Page page() {
    return new Page(items, refused, Optional.empty());
  }

  private static String checked(JsonSlice element, Optional<String> id) {
    boolean spoiled = !element.wellFormed() && id.filter(Elements::replaced).isPresent();
    if (spoiled || element.idSpoiled()) {
      throw new IllegalArgumentException("the agent id isn't well-formed Unicode");
    }
    return id.orElse(null);
  }

  private static boolean replaced(String id) {
    return id.indexOf(REPLACEMENT) >= 0;
  }

  private void refuse(RefusalReason reason, String detail, JsonSlice element) {
    refused.add(Refusal.unwritten(reason, detail, null, element.bytes()));
  }
}
