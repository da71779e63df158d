package io.agentclock.query.routing;

import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who owns which partition, as far as the processors say.
 *
 * <p>While partitions move, processors may contradict each other. Then a partition has several
 * possible owners, the one most of them name first. Being wrong costs a second question, never a
 * wrong answer: who is asked checks that it owns the partition.
 *
 * @param owners by partition; none: nobody is said to own it
 * @param instances every processor that was named
 */
record Assignment(Map<Integer, List<URI>> owners, Set<URI> instances) {

  static final Assignment NONE = new Assignment(Map.of(), Set.of());

  Assignment {
    owners = Map.copyOf(owners);
    instances = Set.copyOf(instances);
  }

  /** What several processors say together. */
  static Assignment of(Collection<AssignmentReport> reports) {
    Map<Integer, Map<URI, Integer>> votes = new HashMap<>();
    Set<URI> instances = new LinkedHashSet<>();
    for (AssignmentReport report : reports) {
      for (AssignmentReport.Instance instance : report.instances()) {
        URI address = instance.address();
        instances.add(address);
        for (int partition : instance.active()) {
          votes
              .computeIfAbsent(partition, first -> new LinkedHashMap<>())
              .merge(address, 1, Integer::sum);
        }
      }
    }
    Map<Integer, List<URI>> owners = new HashMap<>();
    votes.forEach((partition, counts) -> owners.put(partition, mostNamedFirst(counts)));
    return new Assignment(owners, instances);
  }

  /** The possible owners of a partition, the likeliest first. */
  List<URI> ownersOf(int partition) {
    return owners.getOrDefault(partition, List.of());
  }

  boolean isKnown() {
    return !instances.isEmpty();
  }

  private static List<URI> mostNamedFirst(Map<URI, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
