package io.agentclock.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.simulator.genesys.GenesysAccount;
import io.agentclock.simulator.genesys.GenesysHabits;
import io.agentclock.simulator.kore.KoreAccount;
import io.agentclock.simulator.kore.KoreHabits;
import io.agentclock.simulator.liveperson.LivePersonAccount;
import io.agentclock.simulator.liveperson.LivePersonHabits;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class KoreOptionsTest {

  private static KoreOptions options(String... args) {
    return CommandLine.populateCommand(new KoreOptions(), args);
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
    KoreOptions options =
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

  @Test
  void shouldDefaultToWhatTheJavaApiDefaultsToForTheOthers() {
    LivePersonOptions livePerson = CommandLine.populateCommand(new LivePersonOptions());
    GenesysOptions genesys = CommandLine.populateCommand(new GenesysOptions());

    assertThat(livePerson.account()).isEqualTo(LivePersonAccount.defaults());
    assertThat(livePerson.habits()).isEqualTo(LivePersonHabits.defaults());
    assertThat(genesys.account()).isEqualTo(GenesysAccount.defaults());
    assertThat(genesys.habits()).isEqualTo(GenesysHabits.defaults());
  }

  @Test
  void shouldMapEveryOptionOfLivePerson() {
    LivePersonOptions options =
        CommandLine.populateCommand(
            new LivePersonOptions(),
            "--liveperson-account=77",
            "--liveperson-consumer-key=ck",
            "--liveperson-consumer-secret=cs",
            "--liveperson-token=t",
            "--liveperson-token-secret=ts",
            "--liveperson-client-id=ci",
            "--liveperson-client-secret=cis",
            "--liveperson-status-delay=PT1S",
            "--liveperson-segment-delay=PT2S");

    assertThat(options.account())
        .isEqualTo(new LivePersonAccount("77", "ck", "cs", "t", "ts", "ci", "cis"));
    assertThat(options.habits())
        .isEqualTo(
            LivePersonHabits.defaults().withPosting(Duration.ofSeconds(1), Duration.ofSeconds(2)));
  }

  @Test
  void shouldMapEveryOptionOfGenesys() {
    GenesysOptions options =
        CommandLine.populateCommand(
            new GenesysOptions(),
            "--genesys-organization=org",
            "--genesys-client-id=ci",
            "--genesys-client-secret=cs",
            "--genesys-record-delay=PT1S",
            "--genesys-contact-delay=PT2S");

    assertThat(options.account()).isEqualTo(new GenesysAccount("org", "ci", "cs"));
    assertThat(options.habits().slowestRecord()).isEqualTo(Duration.ofSeconds(1));
    assertThat(options.habits().slowestContact()).isEqualTo(Duration.ofSeconds(2));
  }
}
