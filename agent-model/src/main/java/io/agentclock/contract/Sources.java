package io.agentclock.contract;

import java.util.List;

/** The names of the vendors, as in keys and topic names. */
public final class Sources {

  /** Kore.ai. */
  public static final String KORE = "kore";

  /** LivePerson. */
  public static final String LIVEPERSON = "liveperson";

  /** Genesys Cloud. */
  public static final String GENESYS = "genesys";

  /** All of them. */
  public static final List<String> ALL = List.of(KORE, LIVEPERSON, GENESYS);

  private Sources() {}
}
