package io.agentclock.settings;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the query service proves to the processors that it is one of them.
 *
 * @param secret what both know; none: nobody is asked for one
 * @param isOff whether that is so on purpose
 */
public record InternalSettings(Optional<Secret> secret, boolean isOff) {

  private static final String SECRET = "secret";
  private static final Pattern USABLE = Pattern.compile("[!-~]{16,512}");

  static InternalSettings read(Section section) {
    Optional<Secret> secret = section.optionalText(SECRET).map(Secret::new);
    boolean isOff = AccessSettings.isOff(section);
    section.refuseUnknown();
    if (secret.filter(found -> !USABLE.matcher(found.reveal()).matches()).isPresent()) {
      throw section.bad(
          SECRET,
          "must be 16 to 512 letters, digits and signs without blanks; 'openssl rand -hex 32' makes one");
    }
    return new InternalSettings(isOff ? Optional.empty() : secret, isOff);
  }

  /** What a question to a processor carries in its {@code Authorization} header. */
  public Optional<String> authorization() {
    return secret.map(found -> "Bearer " + found.reveal());
  }
}
