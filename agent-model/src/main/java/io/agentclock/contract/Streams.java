package io.agentclock.contract;

/** The names of the vendors' streams. */
public final class Streams {

  /** Kore.ai's agent updates. */
  public static final String AGENT_ACTIVITY = "agent-activity";

  /** LivePerson's status changes. */
  public static final String STATUS_CHANGES = "status-changes";

  /** LivePerson's closed segments of conversations. */
  public static final String AGENT_SEGMENTS = "agent-segments";

  /** The stretches of work in LivePerson's segments. */
  public static final String SEGMENT_UNITS = "segment-units";

  /** LivePerson's net handle time, per skill. */
  public static final String NET_HANDLE_TIME = "net-handle-time";

  /** Genesys Cloud's sums of conversations. */
  public static final String CONVERSATION_AGGREGATES = "conversation-aggregates";

  /** Genesys Cloud's presence and routing status. */
  public static final String USER_STATUS = "user-status";

  private Streams() {}
}
