package io.agentclock.settings;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.agentclock.contract.TopicDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates the topics a service needs before it starts, and refuses to start on topics of another
 * shape.
 *
 * <p>A missing source topic ends a Kafka Streams client, and a partition count that differs between
 * topics would put an agent's rows where nobody looks for them.
 */
public final class ContractTopics {

  private static final RetryPolicy<Object> NOT_THERE_YET =
      RetryPolicy.builder()
          .handle(TopicNotThereException.class)
          .withDelay(Duration.ofMillis(100))
          .withMaxDuration(Duration.ofSeconds(30))
          .withMaxRetries(-1)
          .build();

  private final Admin admin;
  private final int partitions;
  private final short replicationFactor;

  /**
   * @param admin stays the caller's to close
   * @param settings the shape every topic should have
   */
  public ContractTopics(Admin admin, TopicSettings settings) {
    this.admin = admin;
    this.partitions = settings.partitions();
    this.replicationFactor = settings.replicationFactor();
  }

  /**
   * Creates what is missing and checks the rest.
   *
   * @throws BadSettingException if a topic has another partition count, or the replication factor
   *     can't be had
   * @throws IllegalStateException if the brokers can't be asked
   */
  public void ensure(List<TopicDescriptor> topics) {
    Failsafe.with(NOT_THERE_YET)
        .run(
            () -> {
              create(missing(topics));
              List<TopicDescriptor> absent = missing(topics);
              if (!absent.isEmpty()) {
                throw new TopicNotThereException(absent.get(0).name());
              }
            });
  }

  /** A topic that was just created; brokers tell each other, and us, with a delay. */
  private static final class TopicNotThereException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    TopicNotThereException(String topic) {
      super("topic '%s' was created and isn't there".formatted(topic));
    }
  }

  private List<TopicDescriptor> missing(List<TopicDescriptor> topics) throws InterruptedException {
    Map<String, KafkaFuture<TopicDescription>> found =
        admin.describeTopics(topics.stream().map(TopicDescriptor::name).toList()).topicNameValues();
    List<TopicDescriptor> missing = new ArrayList<>();
    for (TopicDescriptor topic : topics) {
      Optional<TopicDescription> description = describe(topic, found.get(topic.name()));
      description.ifPresent(this::check);
      if (description.isEmpty()) {
        missing.add(topic);
      }
    }
    return missing;
  }

  private static Optional<TopicDescription> describe(
      TopicDescriptor topic, KafkaFuture<TopicDescription> answer) throws InterruptedException {
    try {
      return Optional.of(answer.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw new IllegalStateException(
          "kafka.bootstrap.servers: topic '%s' can't be looked up: %s"
              .formatted(topic.name(), e.getCause().getMessage()),
          e);
    }
  }

  private void check(TopicDescription description) {
    int actual = description.partitions().size();
    if (actual != partitions) {
      throw new BadSettingException(
          "agentclock.topics.partitions",
          ("is %d, but topic '%s' has %d partitions; set it to %d, or use another"
                  + " agentclock.topics.prefix, or delete the topic if its data can go")
              .formatted(partitions, description.name(), actual, actual));
    }
  }

  private void create(List<TopicDescriptor> missing) throws InterruptedException {
    Map<String, NewTopic> wanted = new LinkedHashMap<>();
    for (TopicDescriptor topic : missing) {
      wanted.put(
          topic.name(),
          new NewTopic(topic.name(), partitions, replicationFactor).configs(topic.configs()));
    }
    for (Map.Entry<String, KafkaFuture<Void>> created :
        admin.createTopics(wanted.values()).values().entrySet()) {
      await(created.getKey(), created.getValue());
    }
  }

  private void await(String topic, KafkaFuture<Void> created) throws InterruptedException {
    try {
      created.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InvalidReplicationFactorException) {
        throw new BadSettingException(
            "agentclock.topics.replication-factor",
            "is %d, and topic '%s' can't be created with it: %s"
                .formatted(replicationFactor, topic, e.getCause().getMessage()));
      }
      if (!(e.getCause() instanceof TopicExistsException)) { // another service was quicker
        throw new IllegalStateException("topic '%s' can't be created".formatted(topic), e);
      }
    }
  }
}
