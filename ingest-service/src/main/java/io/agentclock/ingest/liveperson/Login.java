package io.agentclock.ingest.liveperson;

import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorRequest;
import io.agentclock.settings.Secret;
import java.util.List;

/** Proves to LivePerson who is asking. Not for several threads. */
interface Login {

  /**
   * The request with its proof.
   *
   * @param calls for what has to be asked first
   * @throws io.agentclock.ingest.vendor.VendorFaultException if there is no proof to be had
   */
  VendorRequest proven(VendorRequest request, VendorCalls calls) throws InterruptedException;

  /** Forgets the last proof; whether the next one can be another. */
  boolean forget();

  /** What must not show. */
  List<Secret> secrets();

  /** The settings to look at when it is refused. */
  String settings();
}
