import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.IntervalsApi;
import org.openapitools.client.model.AgentState;
import org.openapitools.client.model.IntervalRow;

/** What somebody writes who uses the generated client: an agent's rows, a line each. */
public final class ReadRows implements Function<List<String>, List<String>> {

  /** Address, agent, from and to. */
  @Override
  public List<String> apply(List<String> asked) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(asked.get(0));
    OffsetDateTime from = OffsetDateTime.parse(asked.get(2));
    OffsetDateTime to = OffsetDateTime.parse(asked.get(3));
    try {
      return new IntervalsApi(client)
          .getAgentIntervals(asked.get(1), from, to, null).getItems().stream().map(ReadRows::line).toList();
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String line(IntervalRow row) {
    long available =
        row.getStates().stream()
            .filter(time -> time.getState() == AgentState.AVAILABLE)
            .mapToLong(time -> time.getDurationMs())
            .sum();
    return row.getIntervalStart().toInstant() + " available " + available + " revision " + row.getRevision();
  }
}
