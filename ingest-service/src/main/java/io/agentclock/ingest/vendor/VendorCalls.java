package io.agentclock.ingest.vendor;

import java.util.Set;

/**
 * Asks the vendor, within the account's rate limit. Nothing is tried again here: whoever reads a
 * page is called again as a whole, so what it has learned so far (a token, an address) it keeps.
 */
public interface VendorCalls {

  /**
   * One exchange.
   *
   * @param alsoFine statuses that are answers too, beside 200
   * @throws VendorFaultException if there was no answer, or one that says no
   */
  HttpAnswer send(VendorRequest request, Set<Integer> alsoFine) throws InterruptedException;

  /** One exchange whose answer has the status 200. */
  default HttpAnswer send(VendorRequest request) throws InterruptedException {
    return send(request, Set.of());
  }
}
