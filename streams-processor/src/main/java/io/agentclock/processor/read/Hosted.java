package io.agentclock.processor.read;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;

/** Which partitions are on this node, as far as it knows. */
final class Hosted {

  private final KafkaStreams streams;

  Hosted(KafkaStreams streams) {
    this.streams = streams;
  }

  /** Those it owns, or is about to. */
  Set<Integer> active() {
    return partitions(ThreadMetadata::activeTasks);
  }

  /** Those it keeps a copy of. */
  Set<Integer> standby() {
    return partitions(ThreadMetadata::standbyTasks);
  }

  private Set<Integer> partitions(Function<ThreadMetadata, Set<TaskMetadata>> tasks) {
    Set<Integer> partitions = new TreeSet<>();
    for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
      tasks.apply(thread).forEach(task -> partitions.add(task.taskId().partition()));
    }
    return partitions;
  }
}
