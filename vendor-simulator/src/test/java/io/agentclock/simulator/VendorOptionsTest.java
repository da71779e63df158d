package io.agentclock.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.simulator.kore.KoreAccount;
import io.agentclock.simulator.kore.KoreHabits;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class VendorOptionsTest {

  private static VendorOptions options(String... args) {
    return CommandLine.populateCommand(new VendorOptions(), args);
  }

  @Test
  void shouldDefaultToWhatTheJavaApiDefaultsTo() {
    // The zone's id differs, its rules don't.
    assertThat(options().account().withZone(KoreAccount.defaults().zone()))
        .isEqualTo(KoreAccount.defaults());
    assertThat(options().account().zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(options().habits()).isEqualTo(KoreHabits.defaults());
  }

  @Test
  void shouldMapEveryOption() {
    VendorOptions options =
        options(
            "--account=acc",
            "--client-id=cs",
            "--client-secret=" + "s".repeat(32),
            "--stream-id=st",
            "--zone=Europe/Berlin",
            "--max-posting-delay=PT3S",
            "--late=0.1",
            "--late-by=PT9M",
            "--duplicates=0.2",
            "--camel-case",
            "--requests-per-minute=5",
            "--limit-as-ok",
            "--no-enforce-jti",
            "--clock-skew=PT-7S");

    assertThat(options.account())
        .isEqualTo(new KoreAccount("acc", "cs", "s".repeat(32), "st", ZoneId.of("Europe/Berlin")));
    assertThat(options.habits())
        .isEqualTo(
            new KoreHabits(
                Duration.ofSeconds(3),
                0.1,
                Duration.ofMinutes(9),
                0.2,
                true,
                true,
                5,
                true,
                false,
                Duration.ofSeconds(-7)));
  }
}
