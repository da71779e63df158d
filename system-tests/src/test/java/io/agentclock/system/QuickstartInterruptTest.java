package io.agentclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agentclock.quickstart.Quickstart;
import io.agentclock.system.kit.ChildProcess;
import io.agentclock.system.kit.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The quick start and Ctrl-C. */
@Timeout(120)
class QuickstartInterruptTest {

  @RegisterExtension private final Deployment deployment = new Deployment("quickstart");

  @Test
  void shouldBeGoneWithinTenSecondsOfCtrlC() throws IOException {
    ChildProcess quickstart =
        deployment.run(
            "quickstart", Quickstart.class, List.of("--port=0", "--kafka-port=0", "--agents=5"));
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> quickstart.output().contains("The dashboard is at http://127.0.0.1:"));
    assertThat(temporaryFiles()).isNotEmpty();

    quickstart.signal("INT");

    assertThat(quickstart.awaitExit(Duration.ofSeconds(10))).as("exit code").isZero();
    assertThat(temporaryFiles()).isEmpty();
  }

  private List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(deployment.temporaryOf("quickstart"))) {
      return files.toList();
    }
  }
}
