package io.agentclock.quickstart;

import io.agentclock.settings.BadSettingException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/**
 * Everything in one process: a Kafka broker, three simulated vendors, and the three services. The
 * default way to try AgentClock.
 *
 * <p>Ends with 0 when it is asked to stop, with 2 for an option or setting that can't be used, and
 * with another status when a part fails.
 */
@Command(
    name = "agentclock quickstart",
    description = "Starts a Kafka broker, simulated vendors and all services in one process.",
    mixinStandardHelpOptions = true)
public final class Quickstart implements Callable<Integer> {

  /** Stopping may take 10 s in all. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(9);

  private static final int BAD_OPTION = ExitCode.USAGE;

  private final PrintWriter out = new PrintWriter(System.out, true);
  private final PrintWriter err = new PrintWriter(System.err, true);
  private final StartedParts parts = new StartedParts(err);
  private volatile DataDirectory data;
  @Mixin private QuickstartOptions options;

  private Quickstart() {}

  /** Runs until it is stopped. */
  public static void main(String[] arguments) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "quickstart-logback.xml");
    }
    System.exit(
        new CommandLine(new Quickstart())
            .setParameterExceptionHandler(Quickstart::complain)
            .execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    Signals.exitOn("INT", "TERM");
    try {
      launch();
    } catch (BadSettingException e) {
      err.println("agentclock: " + e.getMessage());
      return BAD_OPTION;
    }
    new CountDownLatch(1).await(); // until a signal, or a part that ends the process
    return ExitCode.OK;
  }

  private void launch() {
    QuickstartSettings settings = QuickstartSettings.read(options.config(), System.getenv());
    options.checkAgents();
    Ports.check(options);
    data = parts.add("data folder", DataDirectory.open(options.dataDir()));
    new Launch(options, data, parts, out).run(settings);
  }

  private void stop() {
    Thread watchdog = new Thread(this::haltWhenLate, "stop-limit");
    watchdog.setDaemon(true);
    watchdog.start();
    parts.close();
  }

  private void haltWhenLate() {
    LockSupport.parkNanos(STOP_LIMIT.toNanos());
    err.println(
        "agentclock: stopping took longer than %d s; the process is ended as it is"
            .formatted(STOP_LIMIT.toSeconds()));
    if (data != null) {
      data.close();
    }
    Runtime.getRuntime().halt(ExitCode.SOFTWARE);
  }

  private static int complain(ParameterException e, String[] arguments) {
    e.getCommandLine().getErr().println("agentclock: " + e.getMessage() + "; see --help");
    return BAD_OPTION;
  }
}
