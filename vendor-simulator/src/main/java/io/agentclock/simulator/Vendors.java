package io.agentclock.simulator;

import io.agentclock.simulator.control.Vendor;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.genesys.GenesysApi;
import io.agentclock.simulator.genesys.GenesysProfile;
import io.agentclock.simulator.http.Handler;
import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.kore.KoreApi;
import io.agentclock.simulator.kore.KoreProfile;
import io.agentclock.simulator.liveperson.LivePersonApi;
import io.agentclock.simulator.liveperson.LivePersonProfile;
import io.agentclock.simulator.workforce.Workforce;
import java.time.Instant;

/** All platforms at one address, told apart by their paths. */
final class Vendors implements Handler {

  private final Handler kore;
  private final Handler livePerson;
  private final Handler genesys;

  Vendors(SimulatorSettings settings, Workforce workforce, Faults faults, Instant historyStart) {
    VendorAccounts accounts = settings.accounts();
    VendorHabits habits = settings.allHabits();
    long seed = settings.seed();
    this.kore =
        new KoreApi(
            new KoreProfile(seed, accounts.kore(), habits.kore()),
            workforce,
            faults.of(Vendor.KORE.key()),
            settings.clock());
    this.livePerson =
        new LivePersonApi(
            new LivePersonProfile(seed, accounts.livePerson(), habits.livePerson()),
            workforce,
            faults.of(Vendor.LIVEPERSON.key()),
            settings.clock(),
            historyStart);
    this.genesys =
        new GenesysApi(
            new GenesysProfile(seed, accounts.genesys(), habits.genesys()),
            workforce,
            faults.of(Vendor.GENESYS.key()),
            settings.clock(),
            historyStart);
  }

  /** Whether a platform answers there. */
  static boolean own(String path) {
    return path.startsWith(KoreApi.ROOT) || LivePersonApi.owns(path) || GenesysApi.owns(path);
  }

  @Override
  public Response answer(Request request) throws InterruptedException {
    return of(request.path()).answer(request);
  }

  private Handler of(String path) {
    if (path.startsWith(KoreApi.ROOT)) {
      return kore;
    }
    return LivePersonApi.owns(path) ? livePerson : genesys;
  }
}
