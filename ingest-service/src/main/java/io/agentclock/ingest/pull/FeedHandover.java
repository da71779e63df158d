package io.agentclock.ingest.pull;

import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.ingest.directory.DirectoryBook;
import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.write.FeedProducer;
import java.util.Map;

/**
 * What the streams of a feed go on with when a term begins.
 *
 * @param producer of the feed, taken over
 * @param checkpoints the newest of each stream that ever ran, by its name; read once the producer
 *     was taken over
 * @param directory who the feed's agents are
 */
public record FeedHandover(
    FeedProducer producer, Map<String, FeedStreamStatus> checkpoints, DirectoryBook directory) {

  public FeedHandover {
    checkpoints = Map.copyOf(checkpoints);
  }

  /** Where a stream goes on. */
  FeedStreamStatus checkpoint(Feed feed, String stream) {
    FeedStreamStatus last = checkpoints.get(stream);
    return last == null ? StreamLedger.starting(feed, stream) : last;
  }
}
