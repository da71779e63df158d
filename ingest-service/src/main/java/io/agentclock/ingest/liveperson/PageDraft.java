package io.agentclock.ingest.liveperson;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.Refusal;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.Sources;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.json.JsonSlice;
import io.agentclock.model.AgentKey;
import io.agentclock.model.SkillKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what becomes of a page's rows. */
final class PageDraft {

  private final String account;
  private final List<Item> items = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();

  PageDraft(String account) {
    this.account = account;
  }

  /** One more item. */
  void add(Item item) {
    items.add(item);
  }

  /** The key of the agent that a row names; none: the row is refused. */
  Optional<String> agent(JsonSlice row, String field) {
    return named(row, field)
        .flatMap(id -> key(row, field, () -> new AgentKey(Sources.LIVEPERSON, account, id)));
  }

  /** The key of the agent whom a segment's id names; none: the row is refused. */
  Optional<String> agentOfSegment(JsonSlice row, String field) {
    return named(row, field)
        .flatMap(
            id ->
                key(
                    row,
                    field,
                    () -> new AgentKey(Sources.LIVEPERSON, account, agentOfSegment(id))));
  }

  /** The key of the skill that a row names; none: the row is refused. */
  Optional<String> skill(JsonSlice row, String field) {
    return named(row, field)
        .flatMap(id -> key(row, field, () -> new SkillKey(Sources.LIVEPERSON, account, id)));
  }

  /** Whether a row is an object; if not, it is refused. */
  boolean isObject(JsonSlice row) {
    if (!row.object()) {
      refuse(RefusalReason.UNREADABLE, "a row isn't a JSON object", row);
    }
    return row.object();
  }

  /** Refuses a row. */
  void refuse(RefusalReason reason, String detail, JsonSlice row) {
    refused.add(Refusal.unwritten(reason, detail, null, row.bytes()));
  }

  /** The page. */
  Page page(Optional<String> next, Map<String, DirectoryEntry> people) {
    return new Page(items, refused, next).naming(people);
  }

  /** The page, naming nobody. */
  Page page(Optional<String> next) {
    return new Page(items, refused, next);
  }

  private Optional<String> named(JsonSlice row, String field) {
    if (!isObject(row)) {
      return Optional.empty();
    }
    Optional<String> id = row.id().map(String::strip);
    if (id.isEmpty() || row.idSpoiled()) {
      String what = id.isEmpty() ? "is missing" : "isn't well-formed Unicode";
      refuse(RefusalReason.NO_KEY, field + ' ' + what, row);
      return Optional.empty();
    }
    return id;
  }

  @FunctionalInterface
  private interface Naming {
    Record key();
  }

  private Optional<String> key(JsonSlice row, String field, Naming naming) {
    try {
      return Optional.of(naming.key().toString());
    } catch (IllegalArgumentException e) {
      refuse(RefusalReason.NO_KEY, field + ": " + e.getMessage(), row);
      return Optional.empty();
    }
  }

  /** {@code account:agent:conversation:token}. */
  private static String agentOfSegment(String segmentId) {
    String[] parts = segmentId.split(":", -1);
    if (parts.length < 2) {
      throw new IllegalArgumentException("'%s' has no second part".formatted(segmentId));
    }
    return parts[1];
  }
}
