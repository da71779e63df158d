package io.agentclock.contract;

/** The header names of raw records; every value is UTF-8 text. */
public final class RawHeaders {

  /** The feed's id. */
  public static final String FEED = "feed";

  /** The stream inside the feed, e.g. {@code agent-activity}. */
  public static final String STREAM = "stream";

  /** {@link #ITEM} or {@link #PROGRESS}. */
  public static final String KIND = "kind";

  /** When the item was fetched: epoch milliseconds, decimal. */
  public static final String FETCHED_AT = "fetched-at";

  /** Start of the pull's window, ISO-8601. */
  public static final String WINDOW_FROM = "window-from";

  /** End of the pull's window, ISO-8601. */
  public static final String WINDOW_TO = "window-to";

  /** Kore only: the zone of the item's zone-less times, e.g. {@code UTC}. */
  public static final String ZONE = "zone";

  /**
   * Genesys user status only: the organisation's own labels of the item's presences, a JSON object
   * from {@code organizationPresenceId} to label. Those without a label of their own aren't in it.
   */
  public static final String PRESENCE_LABELS = "presence-labels";

  /** Kind of a record that carries one vendor item. */
  public static final String ITEM = "item";

  /** Kind of a record that says what was read completely. */
  public static final String PROGRESS = "progress";

  private RawHeaders() {}
}
