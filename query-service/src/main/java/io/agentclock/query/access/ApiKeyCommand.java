package io.agentclock.query.access;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes an API key: shows it once, and what of it goes into the configuration file. */
public final class ApiKeyCommand {

  private static final int KEY_BYTES = 32;
  private static final int BAD_ARGUMENT = 2;

  private ApiKeyCommand() {}

  /** Takes the name of who gets the key. */
  public static void main(String[] arguments) {
    int exitCode = run(System.out, System.err, arguments);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static int run(PrintStream out, PrintStream err, String... arguments) {
    if (arguments.length != 1 || !arguments[0].matches("[A-Za-z0-9._]([A-Za-z0-9._-]{0,63})")) {
      err.println(
          "agentclock api-key NAME: the only argument is the name of who gets the key, up to 64"
              + " letters, digits and . _ -");
      return BAD_ARGUMENT;
    }
    String key = newKey();
    out.printf(
        """
        The key, which isn't kept anywhere; give it to its user:

          %s

        These lines of the configuration file let it in. Take scopes and accounts away as you like:

        agentclock:
          query:
            api-keys:
              %s:
                sha256: %s
                scopes: [read:agents, read:intervals, read:cluster]
                # accounts: ["kore:63fb9a0f90425b644d3e0000"]   # without it: all
                # requests-per-minute: 6000
        """,
        key, arguments[0], ApiKeys.sha256(key));
    return 0;
  }

  private static String newKey() {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    return "ack_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
