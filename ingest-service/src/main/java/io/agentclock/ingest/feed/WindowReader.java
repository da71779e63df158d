package io.agentclock.ingest.feed;

import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorFaultException;
import java.util.Optional;

/**
 * How one vendor is asked for a window of one stream, and how its answers are taken apart.
 * Everything else — when to ask, retries, rate limits, writing, checkpoints — is the same for all
 * vendors.
 */
@FunctionalInterface
public interface WindowReader {

  /**
   * Reads one page of a window. Called again for the same page after a fault that passes.
   *
   * @param page the next page named by the last one; none: the first one
   * @param calls asks the vendor, as often as it takes
   * @throws VendorFaultException if the vendor's answer isn't one, or as {@code calls} throws it
   */
  Page page(Window window, Optional<String> page, VendorCalls calls) throws InterruptedException;
}
