package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.faults.FaultKind;
import io.agentclock.simulator.http.Response;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Domain API: which host serves what. Here it is always this one, with its scheme, as nobody
 * speaks TLS here. See <a
 * href="https://developers.liveperson.com/agent-domain-domain-api.html">Domain API</a>.
 */
final class Domains implements Endpoint {

  private static final List<String> SERVICES =
      List.of(
          "agentActivityDomain",
          "leDataReporting",
          "sentinel",
          "accountConfigReadOnly",
          "accountConfigReadWrite");
  private static final Pattern ONE = Pattern.compile(".*/service/([^/]+)/baseURI\\.json");
  // Nobody listens on TCP's port multiplexer any more.
  private static final String DEAD_HOST = "http://127.0.0.1:1";

  private final String account;

  Domains(String account) {
    this.account = account;
  }

  @Override
  public Response answer(Call call) {
    if (call.request().parameter("version").isEmpty()) {
      return LivePersonErrors.badRequest(List.of("version: may not be empty"));
    }
    String host = call.has(FaultKind.BAD_ITEMS) ? DEAD_HOST : call.host();
    Matcher one = ONE.matcher(call.request().path());
    if (one.matches()) {
      return SERVICES.contains(one.group(1))
          ? Response.json(200, service(one.group(1), host))
          : LivePersonErrors.badRequest(List.of("service: is unknown"));
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode all = body.putArray("baseURIs");
    SERVICES.forEach(name -> all.add(service(name, host)));
    return Response.json(200, body);
  }

  private ObjectNode service(String name, String host) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("service", name)
        .put("account", account)
        .put("baseURI", host);
  }
}
