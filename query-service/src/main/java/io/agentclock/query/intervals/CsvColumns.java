package io.agentclock.query.intervals;

/** The first line of the CSV that the processors' rows are put under. */
final class CsvColumns {

  static final String HEADER =
      "agent,source,account,agentId,name,team,intervalStart,intervalEnd,availableMs,interactingMs,"
          + "afterContactWorkMs,notReadyMs,offlineMs,unmappedMs,unknownMs,staffedMs,logins,logouts,"
          + "occupancy,handled,handleMs,talkMs,holdMs,acwMs,closed,revision\r\n";

  private CsvColumns() {}
}
