package io.agentclock.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.simulator.genesys.GenesysHabits;
import io.agentclock.simulator.kore.KoreAccount;
import io.agentclock.simulator.kore.KoreHabits;
import io.agentclock.simulator.liveperson.LivePersonHabits;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SimulatorSettingsTest {

  private static final Instant STARTED = Instant.parse("2026-03-02T10:00:00.750Z");

  @Test
  void shouldLiveADayOnTheLoopbackUnlessToldOtherwise() {
    SimulatorSettings settings = SimulatorSettings.defaults();

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isZero();
    assertThat(settings.agents()).isEqualTo(200);
    assertThat(settings.seed()).isEqualTo(1);
    assertThat(settings.historyStart(STARTED)).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(settings.habits().maxPostingDelay()).isLessThan(Duration.ofSeconds(35));
  }

  @Test
  void shouldTakeEveryValueOverOnce() {
    TestClock clock = new TestClock("2026-03-02T10:00:00Z");
    Instant start = Instant.parse("2026-02-01T00:00:00Z");
    KoreAccount account = KoreAccount.defaults().withZone(ZoneOffset.ofHours(2));
    KoreHabits habits = KoreHabits.defaults().withCamelCaseKeys();
    LivePersonHabits livePerson = LivePersonHabits.defaults().withoutUsers();
    GenesysHabits genesys = GenesysHabits.defaults().withoutUsersPermission();

    assertThat(
            SimulatorSettings.defaults()
                .withHost("0.0.0.0")
                .withPort(1)
                .withAgents(2)
                .withSeed(3)
                .withHistory(Duration.ofHours(4))
                .withHistoryStart(start)
                .withAccount(account)
                .withHabits(habits)
                .withHabits(livePerson)
                .withHabits(genesys)
                .withClock(clock))
        .isEqualTo(
            new SimulatorSettings(
                "0.0.0.0",
                1,
                2,
                3,
                Duration.ofHours(4),
                start,
                VendorAccounts.defaults().withKore(account),
                new VendorHabits(habits, livePerson, genesys),
                clock));
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    SimulatorSettings settings = SimulatorSettings.defaults();

    assertThatThrownBy(() -> settings.withPort(65_536)).hasMessageContaining("port");
    assertThatThrownBy(() -> settings.withAgents(-1)).hasMessageContaining("agents");
    assertThatThrownBy(() -> settings.withHistory(Duration.ofSeconds(-1)))
        .hasMessageContaining("history");
    assertThatThrownBy(() -> new KoreAccount("a", "c", "too short", "s", ZoneOffset.UTC))
        .hasMessageContaining("32 bytes");
    assertThatThrownBy(() -> KoreHabits.defaults().withDuplicates(1.5))
        .hasMessageContaining("fraction");
  }
}
