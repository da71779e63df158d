package io.agentclock.benchmarks.kit;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Who used how much of the cores since {@link #start}.
 *
 * @param processor so far
 * @param query so far
 * @param clients this JVM, with the broker in it, so far
 * @param nanos of {@link System#nanoTime}
 */
public record ProcessorTime(Duration processor, Duration query, Duration clients, long nanos) {

  /** What was used up to now. */
  public static ProcessorTime start(Installation installation) {
    return new ProcessorTime(
        installation.processor().figures().processorTime(),
        installation.query().figures().processorTime(),
        Duration.ofNanos(
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()),
        System.nanoTime());
  }

  /** Adds a line with the cores each process kept busy since then. */
  public void addTo(FigureTable table, String name, Installation installation) {
    ProcessorTime now = start(installation);
    double elapsed = now.nanos - nanos;
    table.line(
        name,
        "%.2f processor, %.2f query service, %.2f broker and clients; over %.1f s",
        now.processor.minus(processor).toNanos() / elapsed,
        now.query.minus(query).toNanos() / elapsed,
        now.clients.minus(clients).toNanos() / elapsed,
        elapsed / 1e9);
  }
}
