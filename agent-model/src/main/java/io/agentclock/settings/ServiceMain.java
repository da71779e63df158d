package io.agentclock.settings;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** How every service's process starts and ends. */
public final class ServiceMain {

  private static final int BAD_SETTING = 2;
  private static final String CONFIG = "--config";
  private static final String CONFIG_VARIABLE = "AGENTCLOCK_CONFIG";

  private ServiceMain() {}

  /**
   * Starts a service and returns; it ends with the process. A bad setting is said in one line and
   * ends the process with code 2.
   *
   * @param name of the service, for messages
   * @param arguments {@code --config file.yml}, or none
   * @param start starts it
   */
  public static void run(
      String name, String[] arguments, Function<Settings, ? extends AutoCloseable> start) {
    try {
      AutoCloseable service = start.apply(Settings.load(config(arguments), System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(name, service), name + "-stop"));
      System.out.println("agentclock " + name + " is up");
    } catch (BadSettingException e) {
      fail(name, e.getMessage());
    }
  }

  /** The file the arguments or the environment name. */
  static Optional<Path> config(String[] arguments) {
    if (arguments.length == 0) {
      return Optional.ofNullable(System.getenv(CONFIG_VARIABLE)).map(Path::of);
    }
    if (arguments.length == 2 && arguments[0].equals(CONFIG)) {
      return Optional.of(Path.of(arguments[1]));
    }
    throw new BadSettingException("usage", CONFIG + " file.yml");
  }

  private static void fail(String name, String message) {
    PrintStream errors = System.err;
    errors.println("agentclock " + name + " can't start: " + message);
    System.exit(BAD_SETTING);
  }

  private static void close(String name, AutoCloseable service) {
    try {
      service.close();
    } catch (Exception e) { // close() declares it; the process is ending anyway
      System.err.println("agentclock " + name + " didn't stop in order: " + e);
    }
  }
}
