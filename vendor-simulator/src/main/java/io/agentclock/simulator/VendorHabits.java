package io.agentclock.simulator;

import io.agentclock.simulator.genesys.GenesysHabits;
import io.agentclock.simulator.kore.KoreHabits;
import io.agentclock.simulator.liveperson.LivePersonHabits;
import java.util.Objects;

/** How each platform behaves where its documentation is silent or its practice differs. */
public record VendorHabits(KoreHabits kore, LivePersonHabits livePerson, GenesysHabits genesys) {

  public VendorHabits {
    Objects.requireNonNull(kore, "kore");
    Objects.requireNonNull(livePerson, "livePerson");
    Objects.requireNonNull(genesys, "genesys");
  }

  /** Each platform's usual habits. */
  public static VendorHabits defaults() {
    return new VendorHabits(
        KoreHabits.defaults(), LivePersonHabits.defaults(), GenesysHabits.defaults());
  }

  public VendorHabits withKore(KoreHabits other) {
    return new VendorHabits(other, livePerson, genesys);
  }

  public VendorHabits withLivePerson(LivePersonHabits other) {
    return new VendorHabits(kore, other, genesys);
  }

  public VendorHabits withGenesys(GenesysHabits other) {
    return new VendorHabits(kore, livePerson, other);
  }
}
