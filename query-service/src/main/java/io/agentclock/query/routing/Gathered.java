package io.agentclock.query.routing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What all partitions' owners said. It is of use only if none is missing.
 *
 * @param found by partition
 * @param missing by partition, why
 */
public record Gathered(SortedMap<Integer, Lookup.Found> found, SortedMap<Integer, String> missing) {

  /** Reads one partition's answer. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(byte[] body) throws IOException;
  }

  /** Makes one answer of all. */
  @FunctionalInterface
  public interface Merger<T> {
    byte[] merge(List<T> answers);
  }

  static Gathered of(Map<Integer, Lookup> answers) {
    Gathered gathered = new Gathered(new TreeMap<>(), new TreeMap<>());
    answers.forEach(
        (partition, answer) -> {
          if (answer instanceof Lookup.Found answered) {
            gathered.found.put(partition, answered);
          } else {
            gathered.missing.put(partition, answer.why());
          }
        });
    return gathered;
  }

  static Gathered nothing(int partitions, String why) {
    Gathered gathered = new Gathered(new TreeMap<>(), new TreeMap<>());
    IntStream.range(0, partitions).forEach(partition -> gathered.missing.put(partition, why));
    return gathered;
  }

  /** Whether every partition answered. */
  public boolean isWhole() {
    return missing.isEmpty();
  }

  /** All of them as one answer, as old as the oldest; not ready if one is missing. */
  public <T> Lookup merged(Reader<T> reader, Merger<T> merger) {
    List<T> read = new ArrayList<>();
    SortedMap<Integer, String> lacking = new TreeMap<>(missing);
    found.forEach(
        (partition, answer) -> {
          try {
            read.add(reader.read(answer.body()));
          } catch (IOException e) {
            lacking.put(partition, "its owner's answer can't be read");
          }
        });
    return lacking.isEmpty()
        ? new Lookup.Found(merger.merge(read), oldest(found.values()), Optional.empty())
        : new Lookup.NotReady(describe(lacking));
  }

  /** Which partitions are missing, and why, for the caller. */
  public String whatIsMissing() {
    return describe(missing);
  }

  private static OptionalLong oldest(Collection<Lookup.Found> answers) {
    return answers.stream()
        .map(Lookup.Found::standbyLagMs)
        .flatMapToLong(OptionalLong::stream)
        .max();
  }

  private static String describe(SortedMap<Integer, String> missing) {
    return "the answer would lack partition(s) %s: %s"
        .formatted(
            String.join(", ", missing.keySet().stream().map(String::valueOf).toList()),
            String.join("; ", missing.values().stream().distinct().toList()));
  }
}
