package io.agentclock.benchmarks.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A {@link ReadLoad} in a process of its own: whenever a JVM with a broker in it collects its
 * garbage, it would hold up the clients in it, and the service would seem slow.
 */
public final class ReadClients implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;

  /**
   * Starts them.
   *
   * @param agents whom to ask for
   * @param connections used at once
   */
  public ReadClients(Installation installation, Agents agents, int connections) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-cp",
            ChildJvm.classPath(),
            ReadCommand.class.getName(),
            installation.address().getHostString(),
            String.valueOf(installation.address().getPort()),
            String.valueOf(agents.count()),
            String.valueOf(connections));
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    answers = process.inputReader(StandardCharsets.US_ASCII);
  }

  /** As {@link ReadLoad#asFastAsPossible}. */
  public ReadLoad.Result asFastAsPossible(Duration length) {
    return ask(0, length);
  }

  /** As {@link ReadLoad#atRate}. */
  public ReadLoad.Result atRate(int perSecond, Duration length) {
    return ask(perSecond, length);
  }

  /** What they have used so far. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private ReadLoad.Result ask(int rate, Duration length) {
    try {
      OutputStream questions = process.getOutputStream();
      questions.write(
          "%d %d%n".formatted(rate, length.toMillis()).getBytes(StandardCharsets.US_ASCII));
      questions.flush();
      String answer = answers.readLine();
      if (answer == null || answer.startsWith(ReadCommand.WRONG)) {
        throw new WrongAnswerException("the reading clients said " + answer);
      }
      return ReadCommand.parse(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
