package io.agentclock.ingest.liveperson;

/** Counts how often one thing was tried, until something else is. */
final class Tries {

  private static final int MOST = 3;

  private String last = "";
  private int count;

  /** Whether it may be tried once more; if not, counting starts anew. */
  boolean again(String what) {
    count = what.equals(last) ? count + 1 : 1;
    boolean again = count <= MOST;
    last = again ? what : "";
    return again;
  }
}
