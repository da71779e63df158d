package io.agentclock.query.stream;

import io.agentclock.contract.TopicDescriptor;
import io.agentclock.query.tail.TailReader;
import io.agentclock.query.tail.TopicTail;
import io.agentclock.settings.Settings;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;

/** Reads the agents' states and the directory for the live stream. */
@Context
final class AgentTail implements AutoCloseable {

  private final LiveStream stream;
  private final Knowledge knowledge;
  private final Settings settings;
  private final List<TopicDescriptor> topics;
  private final TopicTail tail;

  AgentTail(LiveStream stream, Knowledge knowledge, Settings settings) {
    this.stream = stream;
    this.knowledge = knowledge;
    this.settings = settings;
    this.topics =
        List.of(settings.topicNames().agentStates(), settings.topicNames().agentDirectory());
    this.tail = new TopicTail("agent-states", settings, topics, this::begin);
  }

  @PostConstruct
  void start() {
    tail.start();
  }

  @Override
  @PreDestroy
  public void close() {
    tail.close();
  }

  private TailReader begin() {
    Slots slots = new Slots(topics.get(0).name(), settings.topics().partitions());
    EventIds ids = new EventIds(topicIds(), slots.count());
    return new Reader(stream, new Edition(slots, ids, knowledge, settings.query().stream()));
  }

  private record Reader(LiveStream stream, Edition edition) implements TailReader {

    @Override
    public void read(ConsumerRecords<byte[], byte[]> records) {
      stream.take(edition, records);
    }

    @Override
    public void complete(long nanoTime) {
      stream.complete(edition, nanoTime);
    }
  }

  private List<Uuid> topicIds() {
    Map<String, Object> properties = new HashMap<>(settings.kafka());
    properties.keySet().retainAll(AdminClientConfig.configNames());
    List<String> names = topics.stream().map(TopicDescriptor::name).toList();
    try (Admin admin = Admin.create(properties)) {
      Map<String, TopicDescription> described = admin.describeTopics(names).allTopicNames().get();
      return names.stream().map(name -> described.get(name).topicId()).toList();
    } catch (ExecutionException e) {
      throw new KafkaException("the topics' ids aren't known", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
