package io.agentclock.ingest.kore;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.Sources;
import io.agentclock.ingest.feed.VendorDirectory;
import io.agentclock.ingest.vendor.Address;
import io.agentclock.ingest.vendor.VendorAccess;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.model.AgentKey;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Kore's list of agents: an array of {@code {accountId, agentId, firstName, lastName}}, by offset
 * and limit.
 *
 * @see <a href="https://koreai.mintlify.app/ai-for-service/apis/contact-center/agents">Agents
 *     API</a>
 */
final class KoreAgents implements VendorDirectory {

  private static final int LIMIT = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String account;
  private final KoreAccess access;

  KoreAgents(String account, KoreAccess access) {
    this.account = account;
    this.access = access;
  }

  @Override
  public VendorAccess access() {
    return access;
  }

  @Override
  public People page(Optional<String> page, VendorCalls calls) throws InterruptedException {
    int offset = page.map(Integer::parseInt).orElse(0);
    Address address =
        access
            .api("agents")
            .query("offset", Integer.toString(offset))
            .query("limit", Integer.toString(LIMIT));
    JsonNode agents = array(calls.send(access.get(address)).body());
    Map<String, DirectoryEntry> entries = new TreeMap<>();
    for (JsonNode agent : agents) {
      key(agent).ifPresent(key -> entries.put(key, entry(agent)));
    }
    return new People(
        entries,
        agents.size() < LIMIT ? Optional.empty() : Optional.of(Integer.toString(offset + LIMIT)));
  }

  private static JsonNode array(byte[] body) {
    try {
      JsonNode answer = JSON.readTree(body);
      if (answer != null && answer.isArray()) {
        return answer;
      }
    } catch (JacksonException e) {
      throw VendorFaultException.passing("UNREADABLE", "the list of agents isn't whole JSON");
    } catch (IOException e) {
      throw new IllegalStateException("can't happen in memory", e);
    }
    throw VendorFaultException.passing("UNREADABLE", "the answer isn't a list of agents");
  }

  private Optional<String> key(JsonNode agent) {
    String id = agent.path("agentId").asText("");
    return id.isBlank()
        ? Optional.empty()
        : Optional.of(new AgentKey(Sources.KORE, account, id).toString());
  }

  private static DirectoryEntry entry(JsonNode agent) {
    String name =
        (agent.path("firstName").asText("") + ' ' + agent.path("lastName").asText("")).strip();
    return new DirectoryEntry(
        name.isEmpty() ? null : name, null, null, agent.path("emailId").asText(null));
  }
}
