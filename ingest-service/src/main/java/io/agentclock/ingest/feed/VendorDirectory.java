package io.agentclock.ingest.feed;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.ingest.vendor.VendorAccess;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorFaultException;
import java.util.Map;
import java.util.Optional;

/** How one vendor is asked who its agents are. */
public interface VendorDirectory {

  /** How the vendor deals with those who ask. */
  VendorAccess access();

  /**
   * Reads one page of the list.
   *
   * @param page the next page named by the last one; none: the first one
   * @throws VendorFaultException if the vendor's answer isn't one, or as {@code calls} throws it
   */
  People page(Optional<String> page, VendorCalls calls) throws InterruptedException;

  /**
   * A page of the list.
   *
   * @param entries by agent key
   * @param next names the next page; none: this was the last
   */
  record People(Map<String, DirectoryEntry> entries, Optional<String> next) {
    public People {
      entries = Map.copyOf(entries);
    }
  }
}
