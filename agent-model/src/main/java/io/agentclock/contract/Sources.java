package io.agentclock.contract;

/** The names of the vendors, as in keys and topic names. */
public final class Sources {

  /** Kore.ai. */
  public static final String KORE = "kore";

  /** LivePerson. */
  public static final String LIVEPERSON = "liveperson";

  /** Genesys Cloud. */
  public static final String GENESYS = "genesys";

  private Sources() {}
}
