package io.agentclock.simulator.liveperson;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address and who answers there.
 *
 * @param name what faults for it are ordered by
 * @param path its first group is the account
 * @param open whether everyone may ask
 */
record Route(String name, String method, Pattern path, boolean open, Endpoint endpoint) {

  static Route of(String name, String template, Endpoint endpoint) {
    return new Route(name, "GET", pattern(template), false, endpoint);
  }

  static Route open(String name, String method, String template, Endpoint endpoint) {
    return new Route(name, method, pattern(template), true, endpoint);
  }

  boolean fits(String asked) {
    return path.matcher(asked).matches();
  }

  String account(String asked) {
    Matcher matcher = path.matcher(asked);
    return matcher.matches() ? matcher.group(1) : "";
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(template.replace(".", "\\.").replace("{}", "([^/]+)"));
  }
}
