package io.agentclock.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Who an agent is, the public record of {@code agent-directory}. What isn't known is null.
 *
 * @param name as people know the agent
 * @param employeeId the customer's number of the agent
 * @param team what the agent belongs to
 * @param email of the agent
 */
public record DirectoryEntry(String name, String employeeId, String team, String email) {

  /** Nothing known. */
  public static final DirectoryEntry NONE = new DirectoryEntry(null, null, null, null);

  /** The value on the topic. */
  public byte[] toJson() {
    return ContractJson.object(
        json -> {
          json.writeStringField("name", name);
          json.writeStringField("employeeId", employeeId);
          json.writeStringField("team", team);
          json.writeStringField("email", email);
        });
  }

  /**
   * Reads a value of the topic.
   *
   * @throws RefusedException if it isn't a JSON object
   */
  public static DirectoryEntry fromJson(byte[] value) throws RefusedException {
    try (JsonParser json = ContractJson.FACTORY.createParser(value)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new RefusedException(RefusalReason.UNREADABLE, "the entry isn't a JSON object");
      }
      DirectoryEntry entry = NONE;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken token = json.nextToken();
        json.skipChildren();
        entry = entry.with(field, token == JsonToken.VALUE_STRING ? json.getText() : null);
      }
      return entry;
    } catch (IOException e) {
      throw new RefusedException(RefusalReason.UNREADABLE, "the entry isn't JSON", e);
    }
  }

  /** This entry, and what it doesn't know from another one. */
  public DirectoryEntry completedBy(DirectoryEntry other) {
    return new DirectoryEntry(
        name == null ? other.name : name,
        employeeId == null ? other.employeeId : employeeId,
        team == null ? other.team : team,
        email == null ? other.email : email);
  }

  private DirectoryEntry with(String field, String text) {
    String value = text == null || text.isBlank() ? null : text;
    return switch (field) {
      case "name" -> new DirectoryEntry(value, employeeId, team, email);
      case "employeeId" -> new DirectoryEntry(name, value, team, email);
      case "team" -> new DirectoryEntry(name, employeeId, value, email);
      case "email" -> new DirectoryEntry(name, employeeId, team, value);
      default -> this;
    };
  }
}
