package io.agentclock.query;

import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.KafkaClusterConfig;
import io.kroxylicious.testing.kafka.common.KafkaClusterFactory;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Prints how long changes take from their producer to a thousand clients of one query service, all
 * in this process: broker, service, clients. Arguments: clients, agents, changes a second, seconds.
 */
final class StreamFigure {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int PER_TRANSACTION_MS = 50;

  private StreamFigure() {}

  @SuppressWarnings("try") // what the cluster throws may end it
  public static void main(String[] arguments) throws Exception {
    int clients = argument(arguments, 0, 1000);
    int agents = argument(arguments, 1, 10_000);
    int perSecond = argument(arguments, 2, 200);
    int seconds = argument(arguments, 3, 30);
    try (KafkaCluster broker = broker();
        ScriptedProcessor processor = new ScriptedProcessor(RunningQuery.PARTITIONS).owningAll();
        RunningQuery query =
            new RunningQuery(
                RunningQuery.settings(broker, processor.address()), Clock.systemUTC());
        AgentTopics topics = new AgentTopics(query.settings())) {
      for (int from = 0; from < agents; from += 1000) {
        write(topics, from, Math.min(agents, from + 1000));
      }
      await().atMost(PATIENCE).until(() -> query.get("/health/readiness").statusCode() == 200);
      try (EventCrowd crowd = new EventCrowd(query.port(), clients)) {
        long begun = System.nanoTime();
        await().atMost(PATIENCE).until(() -> crowd.withSnapshot() + crowd.closed() == clients);
        System.out.printf(
            "%d snapshots of %d agents in %d ms%n",
            crowd.withSnapshot(), agents, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        follow(topics, crowd, new Load(clients, agents, perSecond, seconds));
      }
    }
    System.exit(0);
  }

  private record Load(int clients, int agents, int perSecond, int seconds) {

    int changes() {
      return perSecond * seconds;
    }
  }

  private static void follow(AgentTopics topics, EventCrowd crowd, Load load) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long crowdCpu = crowd.cpuNanos();
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    int each = load.perSecond() * PER_TRANSACTION_MS / 1000;
    int[] sent = {0};
    long begun = System.nanoTime();
    timer.scheduleAtFixedRate(
        () -> {
          if (sent[0] < load.changes()) {
            topics.write(
                () -> {
                  for (int i = 0; i < each; i++, sent[0]++) {
                    topics.add(agent(sent[0] % load.agents()), "INTERACTING", EventCrowd.stamp());
                  }
                });
          }
        },
        0,
        PER_TRANSACTION_MS,
        TimeUnit.MILLISECONDS);
    long expected = (long) load.changes() * load.clients();
    await()
        .atMost(PATIENCE)
        .until(() -> crowd.changes() + crowd.closed() * (long) load.changes() >= expected);
    timer.shutdown();
    double wall = System.nanoTime() - begun;
    System.out.printf(
        "%d clients, %d changes/s for %d s: %d of %d events arrived, %d clients cut off%n",
        load.clients(),
        load.perSecond(),
        load.seconds(),
        crowd.changes(),
        expected,
        crowd.closed());
    System.out.printf(
        "delay p50 %d ms, p99 %d ms, max %d ms%n",
        crowd.delayMs(0.5), crowd.delayMs(0.99), crowd.delayMs(1));
    System.out.printf(
        "CPU: %.2f cores, of which the clients %.2f%n",
        (system.getProcessCpuTime() - cpu) / wall, (crowd.cpuNanos() - crowdCpu) / wall);
  }

  private static void write(AgentTopics topics, int from, int to) {
    topics.write(
        () -> {
          for (int i = from; i < to; i++) {
            topics.add(agent(i), "AVAILABLE", null);
          }
        });
  }

  private static String agent(int number) {
    return "kore:63fb9a0f90425b644d3e:a-%05d".formatted(number);
  }

  private static int argument(String[] arguments, int index, int usual) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : usual;
  }

  private static KafkaCluster broker() {
    KafkaCluster broker =
        KafkaClusterFactory.create(
            KafkaClusterConfig.builder().brokersNum(1).kraftMode(true).build());
    broker.start();
    return broker;
  }
}
