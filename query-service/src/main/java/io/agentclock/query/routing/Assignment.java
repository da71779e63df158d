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
 * @param standbys by partition: who is said to hold a copy of it
 * @param instances every processor that was named
 */
record Assignment(
    Map<Integer, List<URI>> owners, Map<Integer, List<URI>> standbys, Set<URI> instances) {

  static final Assignment NONE = new Assignment(Map.of(), Map.of(), Set.of());

  Assignment {
    owners = Map.copyOf(owners);
    standbys = Map.copyOf(standbys);
    instances = Set.copyOf(instances);
  }

  /** What several processors say together. */
  static Assignment of(Collection<AssignmentReport> reports) {
    Votes owners = new Votes();
    Votes standbys = new Votes();
    Set<URI> instances = new LinkedHashSet<>();
    for (AssignmentReport report : reports) {
      for (AssignmentReport.Instance instance : report.instances()) {
        URI address = instance.address();
        instances.add(address);
        instance.active().forEach(partition -> owners.add(partition, address));
        instance.standby().forEach(partition -> standbys.add(partition, address));
      }
    }
    return new Assignment(owners.mostNamedFirst(), standbys.mostNamedFirst(), instances);
  }

  /** The possible owners of a partition, the likeliest first. */
  List<URI> ownersOf(int partition) {
    return owners.getOrDefault(partition, List.of());
  }

  /** Who may hold a copy of a partition, the likeliest first. */
  List<URI> standbysOf(int partition) {
    return standbys.getOrDefault(partition, List.of());
  }

  boolean isKnown() {
    return !instances.isEmpty();
  }

  /** How often each processor was named for each partition. */
  private static final class Votes {

    private final Map<Integer, Map<URI, Integer>> counts = new HashMap<>();

    void add(int partition, URI processor) {
      counts
          .computeIfAbsent(partition, first -> new LinkedHashMap<>())
          .merge(processor, 1, Integer::sum);
    }

    Map<Integer, List<URI>> mostNamedFirst() {
      Map<Integer, List<URI>> ordered = new HashMap<>();
      counts.forEach((partition, votes) -> ordered.put(partition, mostNamedFirst(votes)));
      return ordered;
    }

    private static List<URI> mostNamedFirst(Map<URI, Integer> votes) {
      return votes.entrySet().stream()
          .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
          .map(Map.Entry::getKey)
          .toList();
    }
  }
}
