package io.agentclock.ingest.pull;

import io.agentclock.ingest.directory.DirectoryBook;
import io.agentclock.ingest.write.FeedProducer;

/**
 * What the streams of a feed write with, for one term.
 *
 * @param producer of the feed, taken over
 * @param directory who the feed's agents are
 */
public record FeedOutput(FeedProducer producer, DirectoryBook directory) {}
