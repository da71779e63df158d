package io.agentclock.ingest.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.contract.RawHeaders;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.json.JsonAnswer;
import io.agentclock.ingest.json.JsonSlice;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorFaultException;
import java.util.Map;
import java.util.Optional;

/**
 * Takes users' presences and routing statuses apart: {@code {userDetails: [{userId,
 * primaryPresence: […], routingStatus: […]}]}}. What a user's window says is one item, which the
 * next one replaces; with it go the organisation's own names of the presences in it.
 */
final class UserDetailsAnswer {

  private static final String DETAILS = "userDetails";
  private static final String USER_ID = "userId";

  /** There is one item per user: the key says it all. */
  private static final String IDENTITY = "user";

  private final String account;
  private final PresenceLabels labels;

  UserDetailsAnswer(String account, PresenceLabels labels) {
    this.account = account;
    this.labels = labels;
  }

  /** Asks for what is needed to read; to be called before the answer is asked for. */
  void prepare(VendorCalls calls) throws InterruptedException {
    labels.refresh(calls);
  }

  /**
   * Cuts the users out of a body.
   *
   * @throws VendorFaultException if it isn't such an answer as a whole
   */
  static JsonAnswer cut(byte[] body) {
    return Json.cut(body, DETAILS, USER_ID);
  }

  /** Items of all users. */
  Page page(JsonAnswer answer) {
    Elements elements = new Elements(account, USER_ID);
    for (JsonSlice user : answer.elements()) {
      elements.key(user, user.id()).ifPresent(key -> elements.add(item(key, user)));
    }
    Page page = elements.page();
    return labels.takeNote().map(page::noting).orElse(page);
  }

  /** The same page, but not the last one. */
  static Page before(String next, Page page) {
    return new Page(
        page.items(),
        page.refused(),
        Optional.of(next),
        page.people(),
        page.completeTo(),
        page.note());
  }

  private Item item(String key, JsonSlice user) {
    Item item = Item.replacing(key, user.bytes(), IDENTITY);
    Map<String, String> known = labels.known();
    if (known.isEmpty()) {
      return item;
    }
    ObjectNode own = Json.object();
    for (JsonNode presence : Json.element(user).path("primaryPresence")) {
      String id = presence.path("organizationPresenceId").asText("");
      if (known.containsKey(id)) {
        own.put(id, known.get(id));
      }
    }
    return own.isEmpty() ? item : item.with(RawHeaders.PRESENCE_LABELS, own.toString());
  }
}
