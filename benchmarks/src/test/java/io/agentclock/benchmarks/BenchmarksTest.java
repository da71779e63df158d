package io.agentclock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.agentclock.benchmarks.board.BoardPage;
import io.agentclock.benchmarks.kit.Benchmark;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** Each benchmark as small as can be: it must find every answer right, however long it took. */
@Timeout(600)
class BenchmarksTest {

  private final StringWriter said = new StringWriter();

  @Test
  void shouldReadEveryAgentWhileTransitionsFlowIn() {
    int exitCode =
        run(new PointReads(), "--agents=20", "--transitions=50", "--rate=50", "--seconds=1");

    assertThat(exitCode).as(said::toString).isZero();
    assertThat(said.toString()).contains("requests/s answered", "the last state of every agent");
  }

  @Test
  void shouldReadEveryonesRows() {
    int exitCode = run(new EveryonesInterval(), "--agents=20", "--runs=1");

    assertThat(exitCode).as(said::toString).isZero();
    assertThat(said.toString()).contains("text/csv", "application/x-ndjson", "each agent's row");
  }

  @Test
  void shouldBringEveryChangeToEveryClient() {
    int exitCode =
        run(
            new StreamClients(),
            "--clients=5",
            "--agents=20",
            "--changes=20",
            "--warm-up=1",
            "--seconds=1");

    assertThat(exitCode).as(said::toString).isZero();
    assertThat(said.toString()).contains("5, of whom 0 were cut off", "once and in order");
  }

  @Test
  void shouldShowEveryChangeOnTheBoard() {
    assumeTrue(
        BoardPage.browser().isPresent() || System.getenv("CI") != null,
        "no Chromium is installed; `apt-get install chromium` makes this test run");

    int exitCode = run(new BoardLoad(), "--agents=20", "--changes=20", "--seconds=1");

    assertThat(exitCode).as(said::toString).isZero();
    assertThat(said.toString()).contains("interactive", "delay from agent-states to the row");
  }

  private int run(Benchmark benchmark, String... arguments) {
    PrintWriter out = new PrintWriter(said, true);
    int exitCode = new CommandLine(benchmark).setOut(out).setErr(out).execute(arguments);
    System.out.println(said);
    return exitCode;
  }
}
