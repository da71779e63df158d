package io.agentclock.processor.genesys;

import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.item.HandleAmount;
import io.agentclock.model.item.HandleMetric;
import io.agentclock.processor.raw.FlatFields;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The vendor's metrics of handled conversations. */
final class HandleWords {

  static final String SUM = "sum";
  static final String COUNT = "count";

  /** By the vendor's name; {@code tHold} is the tutorials'. */
  static final Map<String, HandleMetric> METRICS =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "tHandle", HandleMetric.HANDLE,
                  "tTalkComplete", HandleMetric.TALK_COMPLETE,
                  "tTalk", HandleMetric.TALK,
                  "tHeldComplete", HandleMetric.HELD_COMPLETE,
                  "tHeld", HandleMetric.HELD,
                  "tHold", HandleMetric.HOLD,
                  "tAcw", HandleMetric.AFTER_CONTACT_WORK)));

  private HandleWords() {}

  /** A metric's sum; only that of handle time says how many were handled. */
  static HandleAmount amount(HandleMetric metric, String word, FlatFields stats)
      throws RefusedException {
    try {
      OptionalLong count =
          metric == HandleMetric.HANDLE ? stats.whole(COUNT) : OptionalLong.empty();
      if (count.orElse(0) < 0) {
        throw new RefusedException(
            RefusalReason.UNREADABLE, "count is %d, less than none".formatted(count.getAsLong()));
      }
      return new HandleAmount(stats.requiredDurationMs(SUM), count);
    } catch (RefusedException e) {
      throw new RefusedException(e.reason(), word + ": " + e.getMessage(), e);
    }
  }
}
