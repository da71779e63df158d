package io.agentclock.processor.topology;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which partitions' tasks run on this node, as they say themselves. A task's processors are made
 * ready when its stores are restored, and closed before its stores are closed, given to a standby
 * or restored anew, whatever the reason.
 */
public final class Tenures {

  private final Map<Integer, Tenure> lasting = new ConcurrentHashMap<>();

  Tenure begin(int partition) {
    Tenure tenure = new Tenure(partition);
    lasting.put(partition, tenure);
    return tenure;
  }

  void end(Tenure tenure) {
    lasting.remove(tenure.partition(), tenure);
  }

  /** The one of a partition; empty if no task of it runs here. */
  public Optional<Tenure> of(int partition) {
    return Optional.ofNullable(lasting.get(partition));
  }

  /** Whether it has lasted without a break. */
  public boolean lasts(Tenure tenure) {
    return lasting.get(tenure.partition()) == tenure;
  }
}
