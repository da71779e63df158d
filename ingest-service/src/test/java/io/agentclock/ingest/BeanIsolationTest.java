package io.agentclock.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.Test;

class BeanIsolationTest {

  @Test
  void shouldHaveNoBeansInTheContextOfAnotherService() {
    try (ApplicationContext other =
        ApplicationContext.run(java.util.Map.of("agentclock.service", "query"))) {
      assertThat(other.containsBean(FeedsHealth.class)).isFalse();
    }
    try (ApplicationContext ours =
        ApplicationContext.run(java.util.Map.of("agentclock.service", "ingest"))) {
      assertThat(ours.getBeanDefinitions(FeedsHealth.class)).hasSize(1);
    }
  }
}
