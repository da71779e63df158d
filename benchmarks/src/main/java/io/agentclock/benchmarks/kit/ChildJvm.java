package io.agentclock.benchmarks.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A service as a process of its own, with the heap and the collector that {@code ./agentclock}
 * gives it.
 */
public final class ChildJvm implements AutoCloseable {

  private static final List<String> FLAGS =
      List.of("-XX:MaxDirectMemorySize=128m", "-XX:+ExitOnOutOfMemoryError");
  private static final int STOPPING_SECONDS = 20;

  private final String name;
  private final Path output;
  private final Process process;
  private JvmFigures figures;

  private ChildJvm(String name, Path output, Process process) {
    this.name = name;
    this.output = output;
    this.process = process;
  }

  /**
   * Starts a class of this class path.
   *
   * @param memory {@code -Xmx} and the collector
   * @param main has a {@code main} that takes {@code --config}
   * @param folder where its configuration is, and its output goes
   */
  static ChildJvm start(String name, List<String> memory, Class<?> main, Path folder) {
    Path output = folder.resolve(name + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(memory);
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of("--config", folder.resolve(Installation.CONFIG).toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.startsWith("AGENTCLOCK_") || key.startsWith("KAFKA_"));
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new ChildJvm(name, output, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What it uses of memory and processor time.
   *
   * @throws WrongAnswerException if it has ended
   */
  public synchronized JvmFigures figures() {
    requireAlive();
    if (figures == null) {
      figures = JvmFigures.of(process.pid());
    }
    return figures;
  }

  /**
   * @throws WrongAnswerException if it has ended, with what it said
   */
  public void requireAlive() {
    if (!process.isAlive()) {
      throw new WrongAnswerException("the %s has ended:%n%s".formatted(name, said()));
    }
  }

  /** All it has said. */
  String said() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    if (figures != null) {
      figures.close();
    }
    process.destroy();
    try {
      if (!process.waitFor(STOPPING_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
