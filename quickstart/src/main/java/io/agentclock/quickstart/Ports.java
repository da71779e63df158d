package io.agentclock.quickstart;

import io.agentclock.settings.BadSettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** The loopback ports the quick start listens on. */
public final class Ports {

  static final String HOST = "127.0.0.1";

  private static final int HIGHEST = 65_535;

  /** Nobody may listen on them yet. */
  private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /**
   * Finds out before anything starts whether the ports can be had.
   *
   * @throws BadSettingException names the option of the first that can't
   */
  static void check(QuickstartOptions options) {
    Map<Integer, String> taken = new HashMap<>();
    check("--port", options.port(), taken);
    check("--kafka-port", options.kafkaPort(), taken);
    check("--simulator-port", options.simulatorPort(), taken);
  }

  private static void check(String option, int port, Map<Integer, String> taken) {
    if (port < 0 || port > HIGHEST) {
      throw new BadSettingException(option, "%d is no port from 0 to %d".formatted(port, HIGHEST));
    }
    String other = port == 0 ? null : taken.put(port, option);
    if (other != null) {
      throw new BadSettingException(
          option, "%d is the port of %s already; choose another one".formatted(port, other));
    }
    try {
      listen(port).close();
    } catch (IOException e) {
      throw new BadSettingException(
          option,
          ("can't listen on %s:%d (%s); stop what listens there, or choose another port"
                  + " (%s 0 takes any that is free)")
              .formatted(HOST, port, e.getMessage(), option));
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByName(HOST));
  }

  /**
   * A port that is free and wasn't given to anybody yet, from below the range that outgoing
   * connections take theirs from: it is still free when it is listened on.
   *
   * @throws IllegalStateException if none is found
   */
  public static int anyFree() {
    for (int tries = 0; tries < 100; tries++) {
      int candidate = ThreadLocalRandom.current().nextInt(15_000, 32_000);
      try (ServerSocket socket = listen(candidate)) {
        if (GIVEN_OUT.add(candidate)) {
          return socket.getLocalPort();
        }
      } catch (BindException e) {
        // taken; another one
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException("no port is free on " + HOST);
  }
}
