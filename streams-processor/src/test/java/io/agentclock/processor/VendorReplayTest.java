package io.agentclock.processor;

import static io.agentclock.processor.Partition.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.Streams;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same raw log gives the same bytes on every topic, whatever the vendor. */
final class VendorReplayTest {

  private static final Instant FETCHED = at("10:20");
  private static final String LP_AGENT = "liveperson:12345678:3252247132";
  private static final String SKILL = "liveperson:12345678:skill:773431";
  private static final String GENESYS_AGENT = "genesys:my-org:11111111-1111-4111-8111-111111111101";

  @Test
  void shouldWriteTheSameBytesAgain(@TempDir Path first, @TempDir Path second) {
    List<Published> written = outputs(first);

    assertThat(written.size()).isGreaterThan(30);
    assertThat(outputs(second)).isEqualTo(written);
  }

  private static List<Published> outputs(Path stateDir) {
    List<Published> outputs = new ArrayList<>();
    try (Partition partition = Partition.alone(stateDir)) {
      log().forEach(partition::pipe);
      partition.walk();
      outputs.addAll(partition.transitions());
      outputs.addAll(partition.states());
      outputs.addAll(partition.rows());
      outputs.addAll(partition.skills());
      outputs.addAll(partition.refusals());
    }
    return outputs;
  }

  private static List<RawInput> log() {
    List<RawInput> log = new ArrayList<>();
    Stream.of(
            items(LP_AGENT, Streams.STATUS_CHANGES, "liveperson/status-changes-v2", "stateChanges"),
            items(LP_AGENT, Streams.AGENT_SEGMENTS, "liveperson/agent-segments", "segments"),
            items(SKILL, Streams.NET_HANDLE_TIME, "liveperson/net-handle-time-v2", "skillInfo"),
            items(GENESYS_AGENT, Streams.USER_STATUS, "genesys/user-status", "userDetails"),
            items(
                GENESYS_AGENT,
                Streams.CONVERSATION_AGGREGATES,
                "genesys/conversation-aggregates",
                "results"))
        .flatMap(items -> items)
        .forEach(log::add);
    log.add(progress("liveperson:12345678", Streams.STATUS_CHANGES));
    log.add(progress("genesys:my-org", Streams.USER_STATUS));
    log.addAll(log.subList(0, 5));
    log.add(tooOldStatus());
    log.add(progress("liveperson:12345678", Streams.AGENT_SEGMENTS));
    log.add(progress("genesys:my-org", Streams.CONVERSATION_AGGREGATES));
    return log;
  }

  private static RawInput tooOldStatus() {
    return item(
        GENESYS_AGENT,
        Streams.USER_STATUS,
        """
        {"primaryPresence":[
          {"startTime":"2026-01-01T09:00:00Z","endTime":"2026-01-01T10:00:00Z",
           "systemPresence":"MEAL"},
          {"startTime":"2026-03-02T09:40:00Z","systemPresence":"MEAL"},
          {}]}""");
  }

  private static Stream<RawInput> items(String key, String stream, String file, String list) {
    return Fixture.items(file + ".json", list).stream().map(value -> item(key, stream, value));
  }

  private static RawInput item(String key, String stream, String value) {
    return RawInput.item(key, stream, value, FETCHED)
        .with(RawHeaders.WINDOW_FROM, "2026-03-02T08:00:00Z");
  }

  private static RawInput progress(String scope, String stream) {
    return RawInput.progress(scope, stream, new RawInput.Range(at("08:00"), at("10:00"), FETCHED));
  }
}
