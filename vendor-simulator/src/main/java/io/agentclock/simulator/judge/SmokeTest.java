package io.agentclock.simulator.judge;

import io.agentclock.simulator.judge.SmokeCheck.SmokeLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Waits until a running AgentClock has read what the simulator tells, then compares every closed
 * row of every agent with the recount from the simulator's truth. Exits with 0 only if nothing
 * differs.
 */
@Command(
    name = "smoke-test",
    mixinStandardHelpOptions = true,
    description = "Compares all closed interval rows with a recount from the simulator's truth.")
public final class SmokeTest implements Callable<Integer> {

  private static final int PRINTED = 50;
  private static final Duration LAST_LOOK = Duration.ofMinutes(1);

  @Spec private CommandSpec spec;

  @Option(names = "--api", defaultValue = "http://127.0.0.1:8080/v1")
  private String api;

  @Option(names = "--simulator", defaultValue = "http://127.0.0.1:8089")
  private String simulator;

  @Option(names = "--agents-min", defaultValue = "1")
  private int agentsMin;

  @Option(names = "--timeout", defaultValue = "PT3M")
  private Duration timeout;

  @Option(names = "--interval", defaultValue = "PT30M")
  private Duration interval;

  @Option(names = "--max-unchanged", defaultValue = "PT24H")
  private Duration maxUnchanged;

  @Option(
      names = "--slack",
      description = "How long after its end an interval may take to close.",
      defaultValue = "PT2M")
  private Duration slack;

  @Option(
      names = "--events-from",
      description = "Where the feed's first pull began, if that is after the history's start.")
  private Instant eventsFrom;

  @Option(names = "--allow-holes", description = "Expect UNKNOWN where the feed has holes.")
  private boolean allowHoles;

  /** Runs it: 0 nothing differs, 1 something does or is missing at the end, 2 a bad option. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SmokeTest()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    SmokeLimits limits =
        new SmokeLimits(agentsMin, interval, maxUnchanged, slack, eventsFrom, allowHoles);
    SmokeCheck check = new SmokeCheck(new HttpJson(api), new HttpJson(simulator), limits);
    AtomicReference<SmokeResult> last =
        new AtomicReference<>(SmokeResult.waiting("any answer at all"));
    CountDownLatch done = new CountDownLatch(1);
    long deadline = System.nanoTime() + timeout.toNanos();
    Runnable look =
        () -> {
          last.set(look(check));
          if (last.get().isFinal() || System.nanoTime() - deadline >= 0) {
            done.countDown();
          }
        };
    ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    looks.scheduleWithFixedDelay(look, 0, 2, TimeUnit.SECONDS);
    try {
      // A look that has begun in time may end after it.
      boolean ended = done.await(timeout.plus(LAST_LOOK).toMillis(), TimeUnit.MILLISECONDS);
      return report(last.get(), ended && last.get().isFinal());
    } finally {
      looks.shutdownNow();
    }
  }

  private static SmokeResult look(SmokeCheck check) {
    try {
      return check.look();
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return SmokeResult.waiting("an answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SmokeResult.waiting("an answer: interrupted");
    }
  }

  private int report(SmokeResult result, boolean inTime) {
    PrintWriter out = spec.commandLine().getOut();
    result.differences().stream().limit(PRINTED).forEach(out::println);
    if (result.differences().size() > PRINTED) {
      out.println("... and " + (result.differences().size() - PRINTED) + " more");
    }
    if (result.waitingFor() != null) {
      out.println("After " + timeout + " still waiting for " + result.waitingFor());
    } else {
      out.println(
          (result.passed() ? "OK: " : "FAILED: ")
              + result.rows()
              + " rows of "
              + result.agents()
              + " agents compared, "
              + result.differences().size()
              + " differences"
              + (inTime ? "" : " after " + timeout));
    }
    out.flush();
    return result.passed() ? 0 : 1;
  }
}
