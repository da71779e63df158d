package io.agentclock.simulator;

import io.agentclock.simulator.genesys.GenesysAccount;
import io.agentclock.simulator.genesys.GenesysHabits;
import java.time.Duration;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The command's options about the simulated Genesys Cloud. */
final class GenesysOptions {

  @Option(
      names = "--genesys-organization",
      description = "The organisation's name.",
      defaultValue = "${env:SIMULATOR_GENESYS_ORGANIZATION:-simulated-org}")
  private String organization;

  @Option(
      names = "--genesys-client-id",
      description = "The OAuth client that may ask.",
      defaultValue = "${env:SIMULATOR_GENESYS_CLIENT_ID:-genesys-simulator}")
  private String clientId;

  @Option(
      names = "--genesys-client-secret",
      description = "The client's secret.",
      showDefaultValue = Visibility.NEVER,
      defaultValue =
          "${env:SIMULATOR_GENESYS_CLIENT_SECRET:-simulator-secret-of-the-genesys-client}")
  private String clientSecret;

  @Option(
      names = "--genesys-record-delay",
      description = "How late a presence or routing status is seen at most.",
      defaultValue = "${env:SIMULATOR_GENESYS_RECORD_DELAY:-PT40S}")
  private Duration recordDelay;

  @Option(
      names = "--genesys-contact-delay",
      description = "How long after its end a contact may be missing in its half hour.",
      defaultValue = "${env:SIMULATOR_GENESYS_CONTACT_DELAY:-PT15M}")
  private Duration contactDelay;

  GenesysAccount account() {
    return new GenesysAccount(organization, clientId, clientSecret);
  }

  GenesysHabits habits() {
    GenesysHabits habits = GenesysHabits.defaults();
    return habits.withDelays(recordDelay, contactDelay, habits.jobLag());
  }
}
