package io.agentclock.ingest.feed;

import io.agentclock.settings.FeedSettings;
import io.agentclock.settings.Settings;

/** Makes feeds of one vendor: with {@link WindowReader}, all that a new source has to write. */
public interface VendorAdapter {

  /** The source it is for, as feeds name it. */
  String source();

  /**
   * Reads and checks all of a feed's settings, down to the last unknown key.
   *
   * @param all settings: the interval's length, the retention
   * @throws io.agentclock.settings.BadSettingException names the first bad key
   */
  Feed feed(FeedSettings feed, Settings all);
}
