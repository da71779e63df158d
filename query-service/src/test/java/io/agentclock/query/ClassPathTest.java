package io.agentclock.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.BeanDefinition;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassPathTest {

  @Test
  void shouldLeaveOtherServicesOnTheSameClassPathAlone() {
    try (ApplicationContext other =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .properties(Map.of("agentclock.service", "other", "kafka.enabled", "false"))
            .start()) {

      assertThat(other.getAllBeanDefinitions())
          .extracting(BeanDefinition::getName)
          .isNotEmpty()
          .noneMatch(name -> name.startsWith("io.agentclock.query"));
    }
  }
}
