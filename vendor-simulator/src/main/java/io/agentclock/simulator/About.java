package io.agentclock.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.genesys.GenesysAccount;
import io.agentclock.simulator.kore.KoreAccount;
import io.agentclock.simulator.liveperson.LivePersonAccount;
import java.net.URI;

/** What a feed of each vendor has to say to read this simulator, its secrets apart. */
final class About {

  private static final ObjectMapper JSON = new ObjectMapper();

  private About() {}

  /** Kore.ai's at the top as well, where it has always been. */
  static ObjectNode of(VendorAccounts accounts, URI baseUrl) {
    ObjectNode about = kore(accounts.kore());
    about.set("kore", kore(accounts.kore()).put("baseUrl", baseUrl.toString()));
    about.set("liveperson", livePerson(accounts.livePerson(), baseUrl));
    about.set("genesys", genesys(accounts.genesys(), baseUrl));
    return about;
  }

  private static ObjectNode kore(KoreAccount account) {
    return JSON.createObjectNode()
        .put("account", account.account())
        .put("clientId", account.clientId())
        .put("streamId", account.streamId())
        .put("zone", account.zone().getId());
  }

  private static ObjectNode livePerson(LivePersonAccount account, URI baseUrl) {
    return JSON.createObjectNode()
        .put("account", account.account())
        .put("domainApi", baseUrl.toString())
        .put("consumerKey", account.consumerKey())
        .put("token", account.token())
        .put("clientId", account.clientId());
  }

  private static ObjectNode genesys(GenesysAccount account, URI baseUrl) {
    return JSON.createObjectNode()
        .put("account", account.organization())
        .put("loginUrl", baseUrl.toString())
        .put("apiUrl", baseUrl.toString())
        .put("clientId", account.clientId());
  }
}
