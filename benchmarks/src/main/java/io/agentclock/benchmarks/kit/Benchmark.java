package io.agentclock.benchmarks.kit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A benchmark as a command: starts an installation, measures, prints its figures. It ends with 1 if
 * an answer was wrong; no figure is ever too slow.
 */
public abstract class Benchmark implements Callable<Integer> {

  /** How long anything that isn't measured may take. */
  protected static final Duration PATIENCE = Duration.ofMinutes(10);

  @Spec private CommandSpec spec;

  @Option(names = "--help", usageHelp = true, description = "says what can be set, and ends")
  private boolean help;

  /**
   * Measures.
   *
   * @param installation is running, and knows no agent
   * @param figures where to put what was found
   * @throws WrongAnswerException if an answer is wrong
   */
  protected abstract void measure(Installation installation, FigureTable figures);

  /** Runs with the arguments of a command line, and says the exit code. */
  public int run(String... arguments) {
    return new CommandLine(this).execute(arguments);
  }

  @Override
  public final Integer call() {
    List<String> arguments = spec.commandLine().getParseResult().originalArgs();
    FigureTable figures = new FigureTable(getClass(), arguments);
    try (Installation installation = Installation.start()) {
      ProcessorTime.start(installation); // being asked for the first time takes a second
      measure(installation, figures);
      spec.commandLine().getOut().println(figures);
      return 0;
    } catch (WrongAnswerException e) {
      spec.commandLine().getErr().println("wrong: " + e.getMessage());
      return 1;
    }
  }
}
