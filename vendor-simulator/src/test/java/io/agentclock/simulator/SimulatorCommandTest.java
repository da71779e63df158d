package io.agentclock.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.simulator.kore.KoreAccount;
import io.agentclock.simulator.workforce.SeededWorkforce;
import io.agentclock.simulator.workforce.TruthJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulatorCommandTest {

  private final StringWriter printed = new StringWriter();

  private int run(String... args) {
    return new CommandLine(new SimulatorCommand())
        .setOut(new PrintWriter(printed))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(args);
  }

  @Test
  void shouldPrintTheTruthOfASeedAndAStart() {
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    Instant to = Instant.parse("2026-03-02T06:00:00Z");

    int code =
        run("--print-truth", "--seed=3", "--agents=30", "--history-start=" + start, "--to=" + to);

    assertThat(code).isZero();
    assertThat(TruthJson.parse(printed.toString()))
        .isEqualTo(new SeededWorkforce(3, 30, start).between(start, to))
        .isNotEmpty();
  }

  @Test
  void shouldRefuseABadOption() {
    assertThat(run("--print-truth", "--seed=x")).isEqualTo(2);
    assertThat(run("--client-secret=short")).isEqualTo(1);
  }

  @Test
  void shouldSayInPlainWordsWhatIsUp() throws IOException {
    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withPort(0)
            .withAgents(5)
            .withAccount(KoreAccount.defaults().withZone(ZoneId.of("UTC")));
    try (VendorSimulator simulator = VendorSimulator.start(settings)) {
      assertThat(SimulatorCommand.upLine(simulator))
          .startsWith("The simulated Kore.ai is up at " + simulator.baseUrl() + ": 5 agents since ")
          .contains(
              "; account 63fb9a0f90425b644d3e0000, client id cs-simulator,"
                  + " stream id st-simulator, zone UTC;")
          .contains("LivePerson, account 12345678, ", "Genesys Cloud, organisation simulated-org, ")
          .doesNotContain("secret");
    }
  }

  @Test
  void shouldShowDefaultsAndNoSecret() {
    assertThat(run("--help")).isZero();
    assertThat(printed.toString())
        .contains("The port to listen on", "8089", "How many agents there are", "200")
        .doesNotContain("simulator-secret");
  }
}
