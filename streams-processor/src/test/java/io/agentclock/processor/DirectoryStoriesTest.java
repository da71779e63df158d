package io.agentclock.processor;

import static io.agentclock.processor.Partition.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.KeyPartitioner;
import io.agentclock.model.AgentKey;
import io.agentclock.processor.directory.DirectoryReads;
import io.agentclock.processor.directory.DirectoryStore;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the directory says of agents. */
final class DirectoryStoriesTest {

  private static final String ADA = "{\"name\":\"Ada\",\"employeeId\":\"e-1\",\"team\":\"blue\"}";
  private static final DirectoryEntry ADA_ENTRY = new DirectoryEntry("Ada", "e-1", "blue", null);

  @TempDir Path stateDir;
  private Partition partition;

  @BeforeEach
  void start() {
    partition = Partition.alone(stateDir);
  }

  @AfterEach
  void stop() {
    partition.close();
  }

  @Test
  void shouldKeepTheLastThatWasSaid() {
    put(Partition.AGENT, "{\"name\":\"Adam\",\"email\":\"a@example.com\",\"shoe\":[{\"size\":1}]}");
    put(Partition.AGENT, ADA);

    assertThat(of(Partition.AGENT)).isEqualTo(ADA_ENTRY);
    assertThat(of(Partition.SCOPE + ":other")).isEqualTo(DirectoryEntry.NONE);
    assertThat(partition.refusals()).isEmpty();
    assertThat(partition.states()).as("who an agent is isn't what it does").isEmpty();
  }

  @Test
  void shouldForgetWhoIsGone() {
    put(Partition.AGENT, ADA);

    put(Partition.AGENT, null);

    assertThat(of(Partition.AGENT)).isEqualTo(DirectoryEntry.NONE);
    assertThat(partition.refusals()).isEmpty();
  }

  @Test
  void shouldRefuseWhatItCannotUseAndKeepWhatItHas() {
    put(Partition.AGENT, ADA);

    put(Partition.AGENT, "Ada");
    put(Partition.AGENT, "[]");
    put(Partition.AGENT, "{\"name\":\"" + "a".repeat(1_001) + "\"}");
    put(Partition.AGENT, "{\"team\":\"\\ud83d\"}");
    put(Partition.AGENT, "{\"a\":" + "[".repeat(5_000) + "}");
    put("ada", ADA);
    put("liveperson:1:skill:7", ADA);
    partition.pipe(RawInput.directory("x", ADA, at("10:00")).withKey(null));

    assertThat(partition.refusals())
        .extracting(refusal -> refusal.text("reason"), refusal -> refusal.text("topic"))
        .containsExactly(
            tuple("UNREADABLE", "agent-directory"),
            tuple("UNREADABLE", "agent-directory"),
            tuple("UNREADABLE", "agent-directory"),
            tuple("UNREADABLE", "agent-directory"),
            tuple("UNREADABLE", "agent-directory"),
            tuple("NO_KEY", "agent-directory"),
            tuple("NO_KEY", "agent-directory"),
            tuple("NO_KEY", "agent-directory"));
    assertThat(of(Partition.AGENT)).isEqualTo(ADA_ENTRY);
  }

  @Test
  void shouldRefuseAKeyOnAPartitionWhereNobodyLooksForIt(@TempDir Path own) {
    try (Partition one = Partition.with(own, 4, "")) {
      KeyPartitioner partitioner = new KeyPartitioner(4);
      String elsewhere =
          Stream.iterate(0, i -> i + 1)
              .map(i -> Partition.SCOPE + ":a-" + i)
              .filter(key -> partitioner.of(key) == 3)
              .findFirst()
              .orElseThrow();

      one.pipe(RawInput.directory(elsewhere, ADA, at("10:00")));

      assertThat(one.refusals())
          .extracting(refusal -> refusal.text("reason"))
          .containsExactly("NO_KEY");
    }
  }

  private void put(String key, String value) {
    partition.pipe(RawInput.directory(key, value, at("10:00")));
  }

  private DirectoryEntry of(String agent) {
    return new DirectoryReads(partition.store(DirectoryStore.NAME)).of(AgentKey.parse(agent));
  }
}
