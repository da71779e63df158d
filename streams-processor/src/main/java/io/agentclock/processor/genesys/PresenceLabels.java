package io.agentclock.processor.genesys;

import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.RefusedException;
import io.agentclock.processor.raw.ItemContext;
import io.agentclock.processor.raw.ItemJson;
import io.agentclock.processor.raw.VendorText;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The organisation's own names of its presences.
 *
 * @param byId by {@code organizationPresenceId}
 */
record PresenceLabels(Map<String, String> byId) {

  PresenceLabels {
    byId = Map.copyOf(byId);
  }

  /** Those a raw record comes with. */
  static PresenceLabels of(ItemContext context) throws RefusedException {
    Optional<String> header = context.header(RawHeaders.PRESENCE_LABELS);
    if (header.isEmpty()) {
      return new PresenceLabels(Map.of());
    }
    Map<String, String> labels = new HashMap<>();
    ItemJson.read(
        "header " + RawHeaders.PRESENCE_LABELS,
        header.get().getBytes(StandardCharsets.UTF_8),
        (id, json) -> {
          String label = json.scalar();
          if (label != null && !label.isBlank()) {
            labels.put(id, VendorText.checked("label of presence " + id, label));
          }
        });
    return new PresenceLabels(labels);
  }

  /** The label of a presence; null if it has none of its own. */
  String of(String id) {
    return id == null ? null : byId.get(id);
  }
}
