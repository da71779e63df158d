package io.agentclock.processor;

import static io.agentclock.processor.LivePersonStoriesTest.states;
import static io.agentclock.processor.Partition.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.AgentState;
import io.agentclock.model.StateMap;
import io.agentclock.processor.example.AcmeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/adding-a-source.md runs. */
final class AcmeSourceTest {

  private static final String AGENT = "acme:shop:ada";

  @TempDir Path stateDir;

  @Test
  void shouldCountANewVendorsAgentsLikeAnyOthers() {
    StateMap words = new StateMap(Map.of("free", AgentState.AVAILABLE));
    try (Partition partition = Partition.reading(stateDir, AcmeSource.of(words))) {
      change(partition, "{\"who\":\"ada\",\"when\":\"2026-03-02T09:00:00Z\",\"what\":\"Free\"}");
      change(partition, "{\"who\":\"ada\",\"when\":\"2026-03-02T09:20:00Z\",\"what\":\"odd\"}");
      change(partition, "{\"who\":\"ada\",\"when\":\"noon\",\"what\":\"free\"}");
      partition.pipe(
          RawInput.progress(
              "acme:shop", "changes", new RawInput.Range(at("09:00"), at("09:30"), at("09:31"))));
      partition.walk();

      List<Published> rows = partition.rows();
      assertThat(rows).hasSize(1);
      assertThat(states(rows.get(0))).isEqualTo("AVAILABLE 1200000 1, UNMAPPED 600000 1");
      assertThat(partition.refusals())
          .extracting(refusal -> refusal.text("reason"))
          .containsExactly("BAD_TIME");
    }
  }

  private static void change(Partition partition, String value) {
    partition.pipe(RawInput.item(AGENT, "changes", value, at("09:31")));
  }
}
