package io.agentclock.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.system.kit.ChildProcess;
import io.agentclock.system.kit.ConfigFile;
import io.agentclock.system.kit.Deployment;
import io.agentclock.system.kit.RawWriter;
import io.agentclock.system.kit.ReplayCheck;
import io.agentclock.system.kit.SampleRun;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The raw topics say it all: who reads them anew writes the same bytes. */
@Tag("slow")
@Timeout(180)
class ReplayTest {

  private static final List<String> OUTPUTS =
      List.of("agent-intervals", "agent-states", "agent-transitions", "refusals");

  @RegisterExtension private final Deployment deployment = new Deployment("replay");

  @Test
  void shouldWriteTheSameBytesWhenTheRawTopicsAreReadAnew() {
    ConfigFile config = deployment.config();
    ReplayCheck check = new ReplayCheck(deployment, List.of("raw.kore"), OUTPUTS);
    ChildProcess first = deployment.processor("first", Deployment.freePort(), config);
    try (RawWriter vendor = new RawWriter(deployment, "replayed")) {
      SampleRun.write(vendor);
    }
    check.awaitLive();
    first.kill();

    check.compare(config);

    assertThat(
            deployment.topics().all("agent-intervals").stream()
                .map(row -> row.text("revisionReason")))
        .contains("CLOSED", "LATE_TRANSITION", "GAP_FILLED");
  }
}
