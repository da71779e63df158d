package io.agentclock.processor.access;

import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who can reach the internal port, by the address it listens on. */
public final class Reachable {

  private Reachable() {}

  /**
   * Insists on a secret where others than this machine can reach the port.
   *
   * @throws BadSettingException if there is none, and nobody has said that none is needed
   */
  public static void requireSecret(Settings settings) {
    String host = settings.processor().host();
    if (settings.internal().secret().isEmpty()
        && !settings.internal().isOff()
        && !isLoopback(host)) {
      throw new BadSettingException(
          "agentclock.internal.secret",
          ("is missing, and agentclock.processor.host %s can be reached from other machines; give"
                  + " the same secret to processors and query services, or set"
                  + " agentclock.internal.authentication to off")
              .formatted(host));
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // can't be listened on either, which is said when it is tried
    }
  }
}
