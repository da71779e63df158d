package io.agentclock.ingest.kore;

import io.agentclock.contract.Refusal;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.Sources;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.json.JsonAnswer;
import io.agentclock.ingest.json.JsonSlice;
import io.agentclock.ingest.json.UnreadableAnswerException;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.model.AgentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes an answer of the Agent Activity API apart: {@code {accountId, AgentUpdates: [{AgentId,
 * …}]}}. The samples write {@code AgentUpdates}, the field table {@code agentUpdates}; either will
 * do. The body's own account is not looked at: the samples' differs from the one that was asked
 * for.
 */
final class AgentActivityAnswer {

  /** Where they hold anything and no update is there, it is an error. */
  private static final List<String> ERRORS =
      List.of("errors", "error", "errorMessage", "errorCode", "exception", "msg", "message");

  /** So it is with these where there isn't even an empty list. */
  private static final List<String> REMARKS =
      List.of("status", "statusCode", "code", "description", "detail", "details", "title");

  private static final String UPDATES = "agentUpdates";
  private static final String AGENT_ID = "agentId";

  private final String account;

  AgentActivityAnswer(String account) {
    this.account = account;
  }

  /**
   * The updates, each in the vendor's bytes.
   *
   * @throws VendorFaultException if it isn't such an answer as a whole
   */
  Page read(byte[] body) {
    JsonAnswer answer = whole(body);
    List<Item> items = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    for (JsonSlice element : answer.elements()) {
      sort(element, items, refused);
    }
    return new Page(items, refused, Optional.empty());
  }

  private static JsonAnswer whole(byte[] body) {
    try {
      JsonAnswer answer = JsonAnswer.read(body, UPDATES, AGENT_ID);
      if (isError(answer)) {
        throw VendorFaultException.passing(
            "ERROR_ANSWER", "the vendor answered with an error in the place of agent updates");
      }
      if (!isUpdates(answer)) {
        throw VendorFaultException.passing(
            "NOT_UPDATES", "the vendor's answer holds no agent updates");
      }
      return answer;
    } catch (UnreadableAnswerException e) {
      throw VendorFaultException.passing(
          "UNREADABLE_ANSWER", "the vendor's answer can't be read: " + e.getMessage());
    }
  }

  /** The shape of errors isn't documented; these were seen, or are usual. */
  private static boolean isError(JsonAnswer answer) {
    return answer.elements().isEmpty()
        && (ERRORS.stream().anyMatch(answer::hasContent)
            || !answer.hasArray() && REMARKS.stream().anyMatch(answer::hasContent));
  }

  /** An account without changes may be said in several ways; anything else is another answer. */
  private static boolean isUpdates(JsonAnswer answer) {
    return answer.hasArray()
        || !answer.hasContent(UPDATES)
            && (answer.has(UPDATES) || answer.has("accountId") || answer.isEmpty());
  }

  private void sort(JsonSlice element, List<Item> items, List<Refusal> refused) {
    if (!element.object()) {
      refused.add(refusal(RefusalReason.UNREADABLE, "an update isn't a JSON object", element));
      return;
    }
    try {
      items.add(new Item(key(element).toString(), element.bytes()));
    } catch (IllegalArgumentException e) {
      refused.add(refusal(RefusalReason.NO_KEY, "AgentId: " + e.getMessage(), element));
    }
  }

  private AgentKey key(JsonSlice element) {
    if (element.idSpoiled()) {
      throw new IllegalArgumentException("the agent id isn't well-formed Unicode");
    }
    return new AgentKey(Sources.KORE, account, element.id().orElse(null));
  }

  private static Refusal refusal(RefusalReason reason, String detail, JsonSlice element) {
    return Refusal.unwritten(reason, detail, null, element.bytes());
  }
}
