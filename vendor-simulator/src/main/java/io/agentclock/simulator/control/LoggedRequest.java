package io.agentclock.simulator.control;

import java.time.Instant;

/**
 * One request a client made.
 *
 * @param at when it came
 * @param from the window asked for, as sent, or null
 * @param to the window's end, as sent, or null
 * @param status what was answered; 0 while nothing is
 */
public record LoggedRequest(
    Instant at, String method, String path, String from, String to, int status) {

  LoggedRequest answered(int withStatus) {
    return new LoggedRequest(at, method, path, from, to, withStatus);
  }
}
