package io.agentclock.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stream closes an account's intervals. */
final class ClosingStreamTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "liveperson|-|status-changes",
        "liveperson|[status-changes, agent-segments]|status-changes",
        "liveperson|[agent-segments, status-changes]|status-changes",
        "liveperson|[net-handle-time, segment-units, agent-segments]|agent-segments",
        "liveperson|{segment-units: {settle: PT24H}}|segment-units",
        "liveperson|[net-handle-time]|status-changes",
        "genesys|-|user-status",
        "genesys|[conversation-aggregates]|conversation-aggregates",
        "genesys|[conversation-aggregates, user-status]|user-status",
        "kore|-|agent-activity",
      })
  void shouldBeTheStateStreamUnlessItIsNotRead(String source, String streams, String closing) {
    String feed =
        "agentclock.feeds.one.source: %s\nagentclock.feeds.one.account: a\n".formatted(source);
    String more = streams == null ? "" : "agentclock.feeds.one.streams: " + streams + "\n";

    assertThat(closing(source + ":a", feed + more)).isEqualTo(closing);
  }

  @ParameterizedTest
  @CsvSource({
    "kore:any, agent-activity",
    "liveperson:any, status-changes",
    "genesys:any, user-status",
  })
  void shouldBeTheStateStreamOfAccountsThatNobodyConfigured(String scope, String closing) {
    assertThat(closing(scope, "")).isEqualTo(closing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[agent-segments]|[segment-units]|agent-segments",
        "[agent-segments]|[status-changes]|status-changes",
        "[segment-units]|[net-handle-time]|segment-units",
      })
  void shouldGoByAllFeedsOfAnAccount(String one, String other, String closing) {
    String feeds =
        """
        agentclock.feeds.one: {source: liveperson, account: a, streams: %s}
        agentclock.feeds.other: {source: liveperson, account: a, streams: %s}
        """
            .formatted(one, other);

    assertThat(closing("liveperson:a", feeds)).isEqualTo(closing);
    assertThat(closing("liveperson:b", feeds)).isEqualTo("status-changes");
  }

  private static String closing(String scope, String feeds) {
    return VendorSources.of(TestSettings.of(Path.of("unused"), 1, feeds)).closing().of(scope);
  }
}
