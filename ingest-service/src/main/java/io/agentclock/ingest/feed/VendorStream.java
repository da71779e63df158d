package io.agentclock.ingest.feed;

import io.agentclock.ingest.vendor.VendorAccess;
import java.util.Map;

/**
 * One stream of a feed: what it is called, how it is read, and by whom.
 *
 * @param name in the topic contract, e.g. {@code agent-activity}
 * @param cadence how often, and how far back, it is read
 * @param access how the vendor deals with those who ask
 * @param reader takes the vendor's answers apart; only this stream's thread uses it
 * @param rawHeaders of this stream's raw records beside those that every stream has
 */
public record VendorStream(
    String name,
    Cadence cadence,
    VendorAccess access,
    WindowReader reader,
    Map<String, String> rawHeaders) {

  public VendorStream {
    rawHeaders = Map.copyOf(rawHeaders);
  }

  /** A stream whose raw records have no headers of their own. */
  public VendorStream(String name, Cadence cadence, VendorAccess access, WindowReader reader) {
    this(name, cadence, access, reader, Map.of());
  }
}
