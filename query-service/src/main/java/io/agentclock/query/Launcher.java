package io.agentclock.query;

import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;

/** Runs the service as a process: arguments in, an exit code out, what is wrong said plainly. */
record Launcher(Map<String, String> environment, PrintStream out, PrintStream err) {

  static final int BAD_SETTING = 2;
  static final int NO_BROKER = 1;

  private static final String CONFIG_VARIABLE = "AGENTCLOCK_CONFIG";

  /** Returns when the process is told to end, or at once if it can't start. */
  int run(String... args) {
    try (QueryService service = QueryService.start(Settings.load(config(args), environment))) {
      out.printf("query service: http://localhost:%d/v1%n", service.port());
      awaitTermination(service);
      return 0;
    } catch (BadSettingException e) {
      err.println(e.getMessage());
      return BAD_SETTING;
    } catch (IllegalStateException | KafkaException e) {
      err.println("the query service can't start: " + e.getMessage());
      return NO_BROKER;
    }
  }

  private Optional<Path> config(String... args) {
    if (args.length == 0) {
      return Optional.ofNullable(environment.get(CONFIG_VARIABLE)).map(Path::of);
    }
    if (args.length == 2 && args[0].equals("--config")) {
      return Optional.of(Path.of(args[1]));
    }
    if (args.length == 1 && args[0].startsWith("--config=")) {
      return Optional.of(Path.of(args[0].substring("--config=".length())));
    }
    throw new BadSettingException(
        String.join(" ", args), "isn't understood; the only argument is --config file.yml");
  }

  private static void awaitTermination(QueryService service) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              service.close();
              ended.countDown();
            },
            "query-service-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
