package io.agentclock.settings;

import dev.failsafe.FailsafeException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;

/**
 * Runs a service as a process: arguments in, an exit code out, what is wrong said in one plain
 * line.
 *
 * @param name of the service, for messages
 * @param environment variables
 * @param out where it says that it is up
 * @param err where it says what is wrong
 */
public record ServiceLauncher(
    String name, Map<String, String> environment, PrintStream out, PrintStream err) {

  /** Exit code of a setting that stops the start. */
  public static final int BAD_SETTING = 2;

  /** Exit code where the brokers can't be asked. */
  public static final int NO_BROKER = 1;

  private static final String CONFIG_VARIABLE = "AGENTCLOCK_CONFIG";
  private static final String CONFIG = "--config";
  private static final List<String> HELP = List.of("--help", "-h");
  private static final String LOGBACK = "logback.configurationFile";

  /** A running service, as far as a launcher must know it. */
  public interface Service extends AutoCloseable {

    /** The port it listens on. */
    int port();

    @Override
    void close();
  }

  /**
   * What a service's {@code main} does: it returns only when the process is told to end, and ends
   * the process if it can't start. Its log settings are {@code <name>/logback.xml} unless the JVM
   * was told otherwise.
   *
   * @param name of the service, and of the folder of its resources
   */
  public static void main(String name, Function<Settings, Service> start, String... arguments) {
    if (System.getProperty(LOGBACK) == null) {
      System.setProperty(LOGBACK, name + "/logback.xml");
    }
    ServiceLauncher launcher = new ServiceLauncher(name, System.getenv(), System.out, System.err);
    int exitCode = launcher.run(start, arguments);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** Returns when the process is told to end, or at once if it can't start. */
  public int run(Function<Settings, Service> start, String... arguments) {
    if (arguments.length == 1 && HELP.contains(arguments[0])) {
      out.printf(
          "%s [--config file.yml]%nReads %s where there is no --config; all settings are in docs/operations.md.%n",
          name, CONFIG_VARIABLE);
      return 0;
    }
    try {
      Service service = start.apply(Settings.load(config(arguments), environment));
      out.printf("%s is up on port %d%n", name, service.port());
      closeAtTheEnd(service);
      return 0;
    } catch (BadSettingException e) {
      err.println(e.getMessage());
      return BAD_SETTING;
    } catch (IllegalStateException | UncheckedIOException | FailsafeException | KafkaException e) {
      err.printf("%s can't start: %s%n", name, e.getMessage());
      return NO_BROKER;
    }
  }

  private Optional<Path> config(String... arguments) {
    if (arguments.length == 0) {
      return Optional.ofNullable(environment.get(CONFIG_VARIABLE)).map(Path::of);
    }
    if (arguments.length == 2 && arguments[0].equals(CONFIG)) {
      return Optional.of(Path.of(arguments[1]));
    }
    if (arguments.length == 1 && arguments[0].startsWith(CONFIG + '=')) {
      return Optional.of(Path.of(arguments[0].substring(CONFIG.length() + 1)));
    }
    throw new BadSettingException(
        String.join(" ", arguments), "isn't understood; the only argument is --config file.yml");
  }

  /** By whoever comes first: the process's end, or an interrupt. */
  private void closeAtTheEnd(Service service) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              service.close();
              ended.countDown();
            },
            name + "-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Runtime.getRuntime().removeShutdownHook(hook);
      service.close();
    }
  }
}
