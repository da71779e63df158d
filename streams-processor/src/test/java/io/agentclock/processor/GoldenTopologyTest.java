package io.agentclock.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Pins the topology that is deployed. */
final class GoldenTopologyTest {

  @Test
  void shouldBeTheTopologyThatIsDeployed() throws IOException {
    String described =
        Partition.topology(TestSettings.of(Path.of("unused"), 4, ""), new SimpleMeterRegistry())
            .describe()
            .toString();

    assertThat(described)
        .as(
            """
            The topology isn't the one that is deployed. Before you change topology.txt:
            - a store with a new name starts empty, and its old changelog topic is stranded:
              who migrates it, who deletes it?
            - a store that goes, or another sub-topology number, strands changelog topics too;
            - a store's values have a version: does an old one still read?
            - an output topic is the contract's: is it in the descriptors, created before the start?
            - does a rolling restart work with half of the instances on the old topology?
            """)
        .isEqualTo(golden());
  }

  private static String golden() throws IOException {
    try (InputStream text = GoldenTopologyTest.class.getResourceAsStream("/topology.txt")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
