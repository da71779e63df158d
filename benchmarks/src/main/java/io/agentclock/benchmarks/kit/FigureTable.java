package io.agentclock.benchmarks.kit;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What a benchmark has found, a line per figure, with what has to be known to repeat it. */
public final class FigureTable {

  private static final int NAME_WIDTH = 34;
  private static final double NANOS_PER_MS = 1e6;
  private static final double BYTES_PER_MIB = 1 << 20;

  private final List<String> lines = new ArrayList<>();

  /**
   * A table with what it was measured by.
   *
   * @param benchmark the class
   * @param arguments of its command
   */
  public FigureTable(Class<?> benchmark, List<String> arguments) {
    String command = "benchmarks/run " + benchmark.getSimpleName();
    line("command", arguments.isEmpty() ? command : command + ' ' + String.join(" ", arguments));
    line(
        "machine",
        "%d cores, Java %s, load average %.2f at the start",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    line("processes", Installation.description());
  }

  /** A histogram of nanoseconds for what lasts up to a minute or two. */
  public static Histogram histogram() {
    Histogram histogram = new Histogram(Duration.ofMinutes(2).toNanos(), 3);
    histogram.setAutoResize(true);
    return histogram;
  }

  /** Adds a line. */
  public void line(String name, String format, Object... values) {
    String shown = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
    lines.add(String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s  %s", name, shown));
  }

  /** Adds the spread of times that were counted in nanoseconds. */
  public void times(String name, Histogram nanos) {
    line(
        name,
        "p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.2f ms, %d counted",
        nanos.getValueAtPercentile(50) / NANOS_PER_MS,
        nanos.getValueAtPercentile(99) / NANOS_PER_MS,
        nanos.getValueAtPercentile(99.9) / NANOS_PER_MS,
        nanos.getMaxValue() / NANOS_PER_MS,
        nanos.getTotalCount());
  }

  /** Mebibytes as a person reads them. */
  public static String mib(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / BYTES_PER_MIB);
  }

  @Override
  public String toString() {
    return String.join(System.lineSeparator(), lines);
  }
}
