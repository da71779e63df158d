package io.agentclock.model;

/**
 * What a skill is called, everywhere: {@code source:account:skill:skillId}, its parts encoded as an
 * {@link AgentKey}'s are.
 *
 * @param source the platform; decoded
 * @param account the platform's account; decoded
 * @param skillId the platform's id of the skill; decoded
 */
public record SkillKey(String source, String account, String skillId) {

  private static final String SKILL = "skill";

  /**
   * @throws IllegalArgumentException if a part is empty or isn't well-formed Unicode
   */
  public SkillKey {
    AgentKey.requirePart(source, "source");
    AgentKey.requirePart(account, "account");
    AgentKey.requirePart(skillId, "skill id");
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException if the text isn't the one spelling of a key
   */
  public static SkillKey parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 4 || !parts[2].equals(SKILL)) {
      throw new IllegalArgumentException(
          "a skill key is source:account:skill:skillId, this is '%s'".formatted(text));
    }
    SkillKey key =
        new SkillKey(
            AgentKey.decode(parts[0]), AgentKey.decode(parts[1]), AgentKey.decode(parts[3]));
    if (!key.toString().equals(text)) {
      throw new IllegalArgumentException(
          "a skill key has one spelling, this one's is '%s'".formatted(key));
    }
    return key;
  }

  /** {@code source:account}. */
  public String scope() {
    return AgentKey.scope(source, account);
  }

  @Override
  public String toString() {
    return scope() + ':' + SKILL + ':' + AgentKey.encode(skillId);
  }
}
