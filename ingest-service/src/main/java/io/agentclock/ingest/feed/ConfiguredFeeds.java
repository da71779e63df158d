package io.agentclock.ingest.feed;

import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.FeedSettings;
import io.agentclock.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads every feed of the configuration before anything starts. */
public final class ConfiguredFeeds {

  private final Map<String, VendorAdapter> adapters = new TreeMap<>();

  /**
   * @param adapters one per source
   */
  public ConfiguredFeeds(List<VendorAdapter> adapters) {
    adapters.forEach(adapter -> this.adapters.put(adapter.source(), adapter));
  }

  /**
   * All feeds, checked.
   *
   * @throws BadSettingException names the first bad key
   */
  public List<Feed> read(Settings settings) {
    List<Feed> feeds = new ArrayList<>();
    for (FeedSettings feed : settings.feeds().values()) {
      feeds.add(adapter(feed).feed(feed, settings));
    }
    refuseTwins(feeds);
    return feeds;
  }

  private VendorAdapter adapter(FeedSettings feed) {
    VendorAdapter adapter = adapters.get(feed.source());
    if (adapter == null) {
      throw feed.section()
          .bad(
              "source",
              "'%s' is no source that can be pulled; known are %s"
                  .formatted(feed.source(), String.join(", ", adapters.keySet())));
    }
    return adapter;
  }

  /** Two that read the same would each claim to have observed what only one of them did. */
  private static void refuseTwins(List<Feed> feeds) {
    Map<String, String> readers = new HashMap<>();
    for (Feed feed : feeds) {
      for (VendorStream stream : feed.streams()) {
        String other = readers.put(feed.scope() + '/' + stream.name(), feed.id());
        if (other != null) {
          throw new BadSettingException(
              "agentclock.feeds." + feed.id(),
              "reads stream %s of account %s, which agentclock.feeds.%s reads already; remove one"
                  .formatted(stream.name(), feed.scope(), other));
        }
      }
    }
  }
}
