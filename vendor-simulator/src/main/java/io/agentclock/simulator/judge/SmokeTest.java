package io.agentclock.simulator.judge;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Waits until a running AgentClock has read what the simulator tells, then compares every closed
 * row of every agent with the recount from the simulator's truth. Exits with 0 only if nothing
 * differs.
 */
@Command(
    name = "smoke-test",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Compares all closed interval rows with a recount from the simulator's truth.")
public final class SmokeTest implements Callable<Integer> {

  private static final int PRINTED = 50;
  private static final Duration LAST_LOOK = Duration.ofMinutes(1);
  private static final Duration FIRST_CONNECTION = Duration.ofSeconds(8);
  private static final int CONNECT_MS = 2_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--api",
      description = "The API that is compared.",
      defaultValue = "http://127.0.0.1:8080/v1")
  private String api;

  @Option(
      names = "--simulator",
      description = "The simulator that knows the truth.",
      defaultValue = "http://127.0.0.1:8089")
  private String simulator;

  @Option(
      names = "--api-key",
      description =
          "The key to ask the API with, where it needs one; it needs all scopes and accounts"
              + " (default: the environment's AGENTCLOCK_API_KEY).",
      showDefaultValue = Help.Visibility.NEVER,
      defaultValue = "${env:AGENTCLOCK_API_KEY:-}")
  private String apiKey;

  @Option(
      names = "--sources",
      split = ",",
      description =
          "Sources that must be there: kore, liveperson, genesys"
              + " (default: those that the API has feeds of).")
  private Set<String> sources = Set.of();

  @Option(
      names = "--agents-min",
      description = "How many agents of a source the API must list before it is compared.",
      defaultValue = "1")
  private int agentsMin;

  @Option(
      names = "--timeout",
      description = "How long to wait for rows that aren't there yet.",
      defaultValue = "PT3M")
  private Duration timeout;

  @Option(
      names = "--interval",
      description = "The length of an interval, as AgentClock is set.",
      defaultValue = "PT30M")
  private Duration interval;

  @Option(
      names = "--max-unchanged",
      description = "After how long an unchanged state is UNKNOWN, as AgentClock is set.",
      defaultValue = "PT24H")
  private Duration maxUnchanged;

  @Option(
      names = "--slack",
      description = "How long after its end an interval may take to close.",
      defaultValue = "PT2M")
  private Duration slack;

  @Option(
      names = "--handle-slack",
      description = "How long after its end an interval's handle time may take.",
      defaultValue = "PT1H")
  private Duration handleSlack;

  @Option(
      names = "--events-from",
      description =
          "Where the feed's first pull began, if that is after the history's start"
              + " (default: the history's start).")
  private Instant eventsFrom;

  @Option(names = "--allow-holes", description = "Expect UNKNOWN where the feed has holes.")
  private boolean allowHoles;

  /** Runs it: 0 nothing differs, 1 something does or is missing at the end, 2 a bad option. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SmokeTest()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Address> addresses = List.of(address("--api", api), address("--simulator", simulator));
    say("Comparing the rows of %s with the truth of %s".formatted(api, simulator));
    SmokeLimits limits =
        new SmokeLimits(
            sources, agentsMin, interval, maxUnchanged, slack, handleSlack, eventsFrom, allowHoles);
    Optional<String> key = Optional.of(apiKey).filter(text -> !text.isBlank());
    SmokeCheck check =
        new SmokeCheck(new HttpJson(api, key), new HttpJson(simulator, Optional.empty()), limits);
    ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    try {
      for (Address address : addresses) {
        Optional<String> problem = firstConnection(address, looks);
        if (problem.isPresent()) {
          say("FAILED: " + problem.get());
          return ExitCode.SOFTWARE;
        }
      }
      return compare(check, looks);
    } finally {
      looks.shutdownNow();
    }
  }

  private Address address(String option, String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return new Address(option, uri);
      }
    } catch (IllegalArgumentException e) {
      // said below, with the option
    }
    throw new ParameterException(
        spec.commandLine(),
        "%s: '%s' is no address; write it like http://127.0.0.1:8089".formatted(option, text));
  }

  /** What is wrong with an address, if it can't be connected to in time. */
  private Optional<String> firstConnection(Address address, ScheduledExecutorService looks)
      throws InterruptedException {
    AtomicReference<Optional<String>> problem = new AtomicReference<>(Optional.empty());
    CountDownLatch done = new CountDownLatch(1);
    long deadline = System.nanoTime() + FIRST_CONNECTION.toNanos();
    Runnable attempt =
        () -> {
          problem.set(address.problem());
          if (problem.get().isEmpty() || System.nanoTime() - deadline >= 0) {
            done.countDown();
          }
        };
    Future<?> attempts = looks.scheduleWithFixedDelay(attempt, 0, 500, TimeUnit.MILLISECONDS);
    done.await();
    attempts.cancel(false);
    return problem.get();
  }

  private int compare(SmokeCheck check, ScheduledExecutorService looks)
      throws InterruptedException {
    AtomicReference<List<SmokeResult>> last =
        new AtomicReference<>(List.of(SmokeResult.waiting("API", "any answer at all")));
    CountDownLatch done = new CountDownLatch(1);
    long deadline = System.nanoTime() + timeout.toNanos();
    Runnable look =
        () -> {
          last.set(look(check));
          if (isFinal(last.get()) || System.nanoTime() - deadline >= 0) {
            done.countDown();
          }
        };
    looks.scheduleWithFixedDelay(look, 0, 2, TimeUnit.SECONDS);
    // A look that has begun in time may end after it.
    boolean ended = done.await(timeout.plus(LAST_LOOK).toMillis(), TimeUnit.MILLISECONDS);
    return report(last.get(), ended && isFinal(last.get()));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private static List<SmokeResult> look(SmokeCheck check) {
    try {
      return check.look();
    } catch (NotAllowedException e) {
      return List.of(SmokeResult.refused("API", e.getMessage() + " (--api-key)"));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return List.of(SmokeResult.waiting("API", "an answer: " + e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(SmokeResult.waiting("API", "an answer: interrupted"));
    }
  }

  private static boolean isFinal(List<SmokeResult> results) {
    return results.stream().allMatch(SmokeResult::isFinal);
  }

  private int report(List<SmokeResult> results, boolean inTime) {
    for (SmokeResult result : results) {
      result.differences().stream().limit(PRINTED).forEach(line -> say(line.toString()));
      if (result.differences().size() > PRINTED) {
        say("... and " + (result.differences().size() - PRINTED) + " more");
      }
    }
    for (SmokeResult result : results) {
      say(result.line() + (inTime || result.isFinal() ? "" : " after " + timeout));
    }
    return results.stream().allMatch(SmokeResult::passed) ? 0 : 1;
  }

  /**
   * Who is asked.
   *
   * @param option that names it
   */
  private record Address(String option, URI uri) {

    /** Why nobody can be connected to there; empty if somebody can. */
    Optional<String> problem() {
      int usual = uri.getScheme().equals("https") ? 443 : 80;
      int port = uri.getPort() < 0 ? usual : uri.getPort();
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(uri.getHost(), port), CONNECT_MS);
        return Optional.empty();
      } catch (UnknownHostException e) {
        return Optional.of(advice("there is no such host"));
      } catch (IOException e) {
        return Optional.of(advice(e.getMessage()));
      }
    }

    private String advice(String why) {
      return "%s can't be connected to (%s); is it up? %s names another address"
          .formatted(uri, why, option);
    }
  }
}
