package io.agentclock.processor.read;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import io.agentclock.contract.ContractJson;
import io.agentclock.contract.DirectoryEntry;
import java.io.IOException;

/** Fills in who an agent is, where a state's answer leaves it open. */
final class NamedFields extends JsonGeneratorDelegate {

  private final DirectoryEntry who;

  NamedFields(JsonGenerator json, DirectoryEntry who) {
    super(json);
    this.who = who;
  }

  @Override
  public void writeNullField(String name) throws IOException {
    switch (name) {
      case "name" -> ContractJson.text(delegate, name, who.name());
      case "team" -> ContractJson.text(delegate, name, who.team());
      default -> delegate.writeNullField(name);
    }
  }
}
