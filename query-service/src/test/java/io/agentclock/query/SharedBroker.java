package io.agentclock.query;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.KafkaClusterConfig;
import io.kroxylicious.testing.kafka.common.KafkaClusterFactory;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One broker for all tests of the module, given to whoever has a parameter of this type. */
public final class SharedBroker implements ParameterResolver {

  @SuppressWarnings("try") // what the cluster throws may end the tests
  private record Started(KafkaCluster cluster) implements AutoCloseable {

    static Started broker() {
      KafkaCluster cluster =
          KafkaClusterFactory.create(
              KafkaClusterConfig.builder().brokersNum(1).kraftMode(true).build());
      cluster.start();
      return new Started(cluster);
    }

    @Override
    public void close() throws Exception {
      cluster.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == KafkaCluster.class;
  }

  @Override
  public KafkaCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedBroker.class))
        .getOrComputeIfAbsent("broker", key -> Started.broker(), Started.class)
        .cluster();
  }
}
