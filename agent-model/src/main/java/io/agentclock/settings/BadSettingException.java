package io.agentclock.settings;

/** A setting that stops the start. The message names the key and says what to do. */
public class BadSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * @param key the setting's full key
   * @param advice what is wrong with it and what to do; follows the key in the message
   */
  public BadSettingException(String key, String advice) {
    super(
        (key + ": " + advice)
            .replaceAll("\\s*\\R\\s*", " ")); // one line, whatever was in the value
    this.key = key;
  }

  /** The setting's full key. */
  public String key() {
    return key;
  }
}
