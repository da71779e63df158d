package io.agentclock.simulator.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** What must not come twice: a nonce, a token's id. The oldest are forgotten. */
public final class SeenOnce {

  private static final int REMEMBERED = 100_000;

  private final Map<String, Boolean> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Whether it comes for the first time, as far as is remembered. */
  public synchronized boolean isNew(String id) {
    return seen.put(id, true) == null;
  }
}
