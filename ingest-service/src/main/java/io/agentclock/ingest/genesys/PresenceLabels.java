package io.agentclock.ingest.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.ingest.feed.Note;
import io.agentclock.ingest.vendor.Address;
import io.agentclock.ingest.vendor.HttpAnswer;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorFaultException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the organisation calls presences of its own, read once an hour. Not being allowed to know is
 * no fault: presences then go by the system's names.
 *
 * @see <a
 *     href="https://developer.genesys.cloud/useragentman/presence/user-presence-guide">Presence</a>
 */
final class PresenceLabels {

  private static final String PATH = "/api/v2/presencedefinitions";
  private static final String PERMISSION = "presence:presenceDefinition:view";
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int PAGE_SIZE = 100;
  private static final int OK = 200;

  /** The answers of one who may not, or doesn't know what is asked for. */
  private static final Set<Integer> REFUSALS = Set.of(400, 403, 404, 405, 410);

  private final GenesysAccess access;
  private final Clock clock;
  private Map<String, String> labels = Map.of();
  private Optional<Note> note = Optional.empty();
  private Instant readAgainAt = Instant.MIN;

  PresenceLabels(GenesysAccess access, Clock clock) {
    this.access = access;
    this.clock = clock;
  }

  /**
   * Reads them, if it is time to.
   *
   * @throws VendorFaultException if they can't be read now, but may be later
   */
  void refresh(VendorCalls calls) throws InterruptedException {
    Instant now = clock.instant();
    if (now.isBefore(readAgainAt)) {
      return;
    }
    Map<String, String> read = new HashMap<>();
    note = Optional.empty();
    boolean more = true;
    for (int number = 1; more; number++) {
      HttpAnswer answer = access.get(address(number), calls, REFUSALS);
      if (answer.status() != OK) {
        note = Optional.of(refused(answer));
        break;
      }
      JsonNode listing = Json.entities(answer.body(), "presence definitions");
      listing.path("entities").forEach(definition -> addOwn(definition, read));
      more = GenesysUsers.isFollowed(listing, number, PAGE_SIZE);
    }
    labels = Map.copyOf(read);
    readAgainAt = now.plus(KEPT);
  }

  /** By the ids of the presences. */
  Map<String, String> known() {
    return labels;
  }

  /** Why there are none, said once. */
  Optional<Note> takeNote() {
    Optional<Note> taken = note;
    note = Optional.empty();
    return taken;
  }

  private Address address(int number) {
    return access
        .api(PATH)
        .query("pageSize", Integer.toString(PAGE_SIZE))
        .query("pageNumber", Integer.toString(number));
  }

  private static Note refused(HttpAnswer answer) {
    return new Note(
        "PRESENCE_DEFINITIONS_HTTP_" + answer.status(),
        ("the organisation's own presences can't be read (status %d), so they go by the names of"
                + " the system's. To have theirs, give the OAuth client a role with the permission"
                + " %s; it is tried again in an hour.")
            .formatted(answer.status(), PERMISSION),
        false);
  }

  /** Deactivated ones too: who was in one was in it. */
  private static void addOwn(JsonNode definition, Map<String, String> labels) {
    Optional<String> id = Json.text(definition.path("id"));
    Optional<String> label = label(definition);
    if (id.isPresent() && label.isPresent() && isOwn(definition, label.get())) {
      labels.put(id.get(), label.get().strip());
    }
  }

  /** Every presence of the system has one primary definition; the others are the customer's. */
  private static boolean isOwn(JsonNode definition, String label) {
    JsonNode primary = definition.path("primary");
    return primary.isBoolean()
        ? !primary.booleanValue()
        : !letters(label).equals(letters(definition.path("systemPresence").asText("")));
  }

  private static Optional<String> label(JsonNode definition) {
    JsonNode languages = definition.path("languageLabels");
    return Json.text(definition.path("name"))
        .or(() -> Json.text(languages.path("en_US")))
        .or(() -> languages.valueStream().flatMap(label -> Json.text(label).stream()).findFirst());
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}]", "").toUpperCase(Locale.ROOT);
  }
}
