package io.agentclock.simulator.genesys;

/**
 * Who may ask: one OAuth client of one organisation.
 *
 * @param organization what the vendor calls the customer
 */
public record GenesysAccount(String organization, String clientId, String clientSecret) {

  public GenesysAccount {
    if (organization.isBlank() || clientId.isBlank() || clientSecret.isBlank()) {
      throw new IllegalArgumentException("organisation, client id and secret can't be blank");
    }
  }

  /** One that everything of the quick start agrees on. */
  public static GenesysAccount defaults() {
    return new GenesysAccount(
        "simulated-org", "genesys-simulator", "simulator-secret-of-the-genesys-client");
  }

  @Override
  public String toString() {
    return "GenesysAccount[" + organization + ", " + clientId + "]";
  }
}
