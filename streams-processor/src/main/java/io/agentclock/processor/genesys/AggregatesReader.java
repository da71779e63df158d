package io.agentclock.processor.genesys;

import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.AgentKey;
import io.agentclock.model.interval.IntervalGrid;
import io.agentclock.model.item.AgentItem;
import io.agentclock.model.item.HandleAmount;
import io.agentclock.model.item.HandleMetric;
import io.agentclock.processor.raw.ItemContext;
import io.agentclock.processor.raw.ItemJson;
import io.agentclock.processor.raw.ItemReader;
import io.agentclock.processor.raw.Parts;
import io.agentclock.processor.raw.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Genesys Cloud's sums of conversations: an element of {@code results} with its many buckets,
 * or a row of the {@code summary} that some tutorials show. No data is not zero: a bucket without
 * handle time says nothing.
 *
 * @see <a
 *     href="https://developer.genesys.cloud/api/rest/v2/analytics/conversation_aggregate">Conversation
 *     aggregates</a>
 */
final class AggregatesReader implements ItemReader {

  private static final String GROUP = "group";
  private static final String DATA = "data";

  private final BucketGrid grid;

  AggregatesReader(IntervalGrid grid) {
    this.grid = new BucketGrid(grid);
  }

  @Override
  public Reading<AgentItem> read(AgentKey agent, byte[] value, ItemContext context)
      throws RefusedException {
    Said said = new Said();
    ItemJson.read("the item", value, said);
    if (said.isResult) {
      return result(said.group.part(), said.buckets, context);
    }
    if (said.summary.isOne()) {
      return summary(said.summary, context);
    }
    throw new RefusedException(
        RefusalReason.MISSING_FIELD,
        "no data, as results have, and no dateFrom and dateTo, as summaries have");
  }

  private Reading<AgentItem> result(String part, List<SaidBucket> buckets, ItemContext context) {
    Parts<AgentItem> parts = new Parts<>();
    for (int i = 0; i < buckets.size(); i++) {
      SaidBucket bucket = buckets.get(i);
      String name = "%s[%d]".formatted(DATA, i);
      parts.add(
          name,
          () ->
              item(
                  grid.startMs(bucket.interval()),
                  part,
                  bucket.amounts(why -> parts.refuse(name, why)),
                  context));
    }
    return parts.reading();
  }

  private Reading<AgentItem> summary(SummaryRow row, ItemContext context) throws RefusedException {
    long startMs = grid.startMs(row.from(), row.to());
    Parts<AgentItem> parts = new Parts<>();
    parts.add(
        "summary",
        () -> item(startMs, "", row.amounts(why -> parts.refuse("summary", why)), context));
    return parts.reading();
  }

  private static Optional<AgentItem> item(
      long startMs, String part, Map<HandleMetric, HandleAmount> amounts, ItemContext context) {
    return amounts.isEmpty()
        ? Optional.empty()
        : Optional.of(new AgentItem.HandleBucket(startMs, part, amounts, context.fetchedAtMs()));
  }

  /** Either of the two, not judged yet. */
  private static final class Said implements ItemJson.FieldReader {
    private final GroupName group = new GroupName();
    private final List<SaidBucket> buckets = new ArrayList<>();
    private final SummaryRow summary = new SummaryRow();
    private boolean isResult;

    @Override
    public void read(String name, ItemJson json) throws IOException, RefusedException {
      switch (name) {
        case GROUP -> json.fields(group);
        case DATA -> {
          isResult = true;
          json.elements(name, (position, element) -> buckets.add(SaidBucket.read(element)));
        }
        default -> summary.read(name, json);
      }
    }
  }
}
