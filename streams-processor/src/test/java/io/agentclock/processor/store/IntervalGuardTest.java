package io.agentclock.processor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.settings.BadSettingException;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class IntervalGuardTest {

  private final KeyValueStore<byte[], byte[]> scopes =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("scopes"), Serdes.ByteArray(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();

  @Test
  void shouldRefuseStoresThatWereFilledByAnotherInterval() {
    open();
    new IntervalGuard(scopes, Duration.ofMinutes(30)).keep();

    new IntervalGuard(scopes, Duration.ofMinutes(30)).keep();
    assertThatThrownBy(() -> new IntervalGuard(scopes, Duration.ofMinutes(15)))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("agentclock.interval")
        .hasMessageContaining("PT30M");
  }

  @Test
  void shouldNotTakeItselfForAScope() {
    assertThat(IntervalGuard.isGuard("interval")).isTrue();
    assertThat(IntervalGuard.isGuard("kore:63fb")).isFalse();
  }

  private void open() {
    MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    scopes.init(context.getStateStoreContext(), scopes);
  }
}
