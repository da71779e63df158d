package io.agentclock.simulator;

import io.agentclock.simulator.genesys.GenesysAccount;
import io.agentclock.simulator.kore.KoreAccount;
import io.agentclock.simulator.liveperson.LivePersonAccount;
import java.util.Objects;

/** Who may ask which platform. */
public record VendorAccounts(
    KoreAccount kore, LivePersonAccount livePerson, GenesysAccount genesys) {

  public VendorAccounts {
    Objects.requireNonNull(kore, "kore");
    Objects.requireNonNull(livePerson, "livePerson");
    Objects.requireNonNull(genesys, "genesys");
  }

  /** What everything of the quick start agrees on. */
  public static VendorAccounts defaults() {
    return new VendorAccounts(
        KoreAccount.defaults(), LivePersonAccount.defaults(), GenesysAccount.defaults());
  }

  public VendorAccounts withKore(KoreAccount other) {
    return new VendorAccounts(other, livePerson, genesys);
  }

  public VendorAccounts withLivePerson(LivePersonAccount other) {
    return new VendorAccounts(kore, other, genesys);
  }

  public VendorAccounts withGenesys(GenesysAccount other) {
    return new VendorAccounts(kore, livePerson, other);
  }
}
