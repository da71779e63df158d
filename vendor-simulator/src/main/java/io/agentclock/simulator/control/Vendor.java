package io.agentclock.simulator.control;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The platforms that show one and the same workforce. */
public enum Vendor {
  KORE("kore"),
  LIVEPERSON("liveperson"),
  GENESYS("genesys");

  private final String key;

  Vendor(String key) {
    this.key = key;
  }

  /** Its name in addresses and answers. */
  public String key() {
    return key;
  }

  /**
   * The one with this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Vendor of(String key) {
    return Arrays.stream(values())
        .filter(vendor -> vendor.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("vendor is one of " + keys()));
  }

  private static String keys() {
    return Arrays.stream(values()).map(Vendor::key).collect(Collectors.joining(", "));
  }
}
