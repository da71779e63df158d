package io.agentclock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.AgentKey;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

/** Records must be where Kafka's own producer would have put them. */
class KeyPartitionerTest {

  @Property
  void shouldAgreeWithKafkasDefault(
      @ForAll String key, @ForAll @IntRange(min = 1, max = 500) int partitions) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);

    int partition = new KeyPartitioner(partitions).of(key);

    assertThat(partition).isEqualTo(Utils.toPositive(Utils.murmur2(bytes)) % partitions);
  }

  @Test
  void shouldStayWhereRecordsAlreadyAre() {
    AgentKey key = new AgentKey("kore", "63fb9a0f90425b644d3e", "a-59bb17e");

    int partition = new KeyPartitioner(8).of(key);

    assertThat(partition).isEqualTo(PINNED);
    assertThat(new KeyPartitioner(8).of(key.toString())).isEqualTo(PINNED);
  }

  private static final int PINNED = 1;
}
