package io.agentclock.ingest.feed;

import io.agentclock.model.AgentKey;
import java.util.List;
import java.util.Optional;

/**
 * One configured pull, checked and ready.
 *
 * @param id the feed's id
 * @param source the platform
 * @param account the platform's account
 * @param options what every feed has
 * @param streams what is read; at least one
 * @param directory says who the agents are; none where the vendor can't be asked
 */
public record Feed(
    String id,
    String source,
    String account,
    FeedOptions options,
    List<VendorStream> streams,
    Optional<VendorDirectory> directory) {

  public Feed {
    streams = List.copyOf(streams);
  }

  /** {@code source:account}: what owns a vendor's rate limit and decides who runs the feed. */
  public String scope() {
    return AgentKey.scope(source, account);
  }
}
