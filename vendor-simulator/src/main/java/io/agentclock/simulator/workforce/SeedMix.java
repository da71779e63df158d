package io.agentclock.simulator.workforce;

import java.util.SplittableRandom;

/**
 * Turns a seed and what a decision is about into the randomness for that one decision, so that no
 * decision depends on how many were taken before it.
 */
public final class SeedMix {

  private SeedMix() {}

  /** A stream of random numbers for this seed and these coordinates, always the same. */
  public static SplittableRandom stream(long seed, long... coordinates) {
    return new SplittableRandom(mix(seed, coordinates));
  }

  /** A number in [0, 1) for this seed and text, always the same. */
  public static double fraction(long seed, String text) {
    long hash = seed;
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 31 + text.charAt(i);
    }
    return stream(seed, hash).nextDouble();
  }

  private static long mix(long seed, long... coordinates) {
    long mixed = finish(seed);
    for (long coordinate : coordinates) {
      mixed = finish(mixed * 0x9E3779B97F4A7C15L + coordinate);
    }
    return mixed;
  }

  // MurmurHash3's 64-bit finaliser.
  private static long finish(long value) {
    long z = value ^ (value >>> 33);
    z *= 0xFF51AFD7ED558CCDL;
    z ^= z >>> 33;
    z *= 0xC4CEB9FE1A85EC53L;
    return z ^ (z >>> 33);
  }
}
