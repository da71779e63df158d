package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.core.JsonGenerator;
import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.Agent;
import io.agentclock.simulator.workforce.Workforce;
import java.io.IOException;
import java.util.List;

/**
 * The organisation's users and presence definitions, page by page. A user's employer information is
 * there only if the request says {@code expand=employerInfo}, as the vendor's library has it.
 */
final class Directory {

  private record Definition(String id, String name, String system, boolean own, boolean gone) {

    static Definition of(Presence presence) {
      return new Definition(
          presence.organizationId(), presence.system(), presence.system(), false, false);
    }
  }

  @FunctionalInterface
  private interface Entity<T> {
    void write(JsonGenerator json, T entity) throws IOException;
  }

  private static final int LARGEST_PAGE = 500;
  private static final List<Definition> DEFINITIONS =
      List.of(
          Definition.of(Presence.AVAILABLE),
          Definition.of(Presence.AWAY),
          Definition.of(Presence.BUSY),
          Definition.of(Presence.IDLE),
          Definition.of(Presence.ON_QUEUE),
          Definition.of(Presence.BREAK),
          Definition.of(Presence.MEAL),
          Definition.of(Presence.MEETING),
          Definition.of(Presence.TRAINING),
          Definition.of(Presence.OFFLINE),
          new Definition(Presence.PAPERWORK.organizationId(), "Paperwork", "Busy", true, false),
          new Definition(
              GenesysIds.named("presence Old coaching"), "Old coaching", "Meeting", true, true));

  private final GenesysAccount account;
  private final boolean usersPermitted;
  private final Workforce workforce;

  Directory(GenesysAccount account, boolean usersPermitted, Workforce workforce) {
    this.account = account;
    this.usersPermitted = usersPermitted;
    this.workforce = workforce;
  }

  Response presenceDefinitions(Ask ask) {
    return page(ask, Endpoint.PRESENCE_DEFINITIONS, DEFINITIONS, Directory::write);
  }

  Response users(Ask ask) {
    if (!usersPermitted) {
      throw Refusal.forbidden(Endpoint.USERS.permission());
    }
    boolean employer = ask.request().target().contains("employerInfo");
    return page(
        ask, Endpoint.USERS, workforce.agents(), (json, agent) -> write(json, agent, employer));
  }

  private static <T> Response page(Ask ask, Endpoint endpoint, List<T> all, Entity<T> entity) {
    Request request = ask.request();
    if (!request.method().equals("GET")) {
      throw Refusal.badMethod();
    }
    Paging paging = Paging.of(request, LARGEST_PAGE);
    int pages = paging.count(all.size());
    BadItems bad = ask.badItems() ? BadItems.of(BadItems.ENTITIES, ask.seen()) : BadItems.NONE;
    return JsonBody.of(
        200,
        json -> {
          json.writeArrayFieldStart("entities");
          for (T one : paging.of(all)) {
            entity.write(json, one);
          }
          bad.write(json);
          json.writeEndArray();
          json.writeNumberField("pageSize", paging.size());
          json.writeNumberField("pageNumber", paging.number());
          json.writeNumberField("total", all.size());
          json.writeNumberField("pageCount", pages);
          json.writeStringField("firstUri", uri(endpoint, paging.size(), 1));
          json.writeStringField("lastUri", uri(endpoint, paging.size(), Math.max(1, pages)));
          json.writeStringField("selfUri", uri(endpoint, paging.size(), paging.number()));
          if (paging.number() < pages) {
            json.writeStringField("nextUri", uri(endpoint, paging.size(), paging.number() + 1));
          }
        });
  }

  private static void write(JsonGenerator json, Definition definition) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", definition.id());
    json.writeStringField("name", definition.name());
    json.writeObjectFieldStart("languageLabels");
    json.writeStringField("en_US", definition.name());
    json.writeEndObject();
    json.writeStringField("systemPresence", definition.system());
    json.writeBooleanField("deactivated", definition.gone());
    json.writeBooleanField("primary", !definition.own());
    json.writeStringField("selfUri", Endpoint.PRESENCE_DEFINITIONS.path() + "/" + definition.id());
    json.writeEndObject();
  }

  private void write(JsonGenerator json, Agent agent, boolean employer) throws IOException {
    String id = GenesysIds.of(agent);
    String email = id.substring(0, 8) + "@" + account.organization() + ".example";
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("name", agent.firstName() + " " + agent.lastName());
    json.writeObjectFieldStart("division");
    json.writeStringField("id", GenesysIds.named("division Home"));
    json.writeStringField("name", "Home");
    json.writeEndObject();
    json.writeStringField("department", agent.team());
    json.writeStringField("email", email);
    json.writeStringField("username", email);
    json.writeStringField("state", "active");
    json.writeNumberField("version", 1);
    if (employer) {
      json.writeObjectFieldStart("employerInfo");
      json.writeStringField("officialName", agent.firstName() + " " + agent.lastName());
      json.writeStringField("employeeId", "E-" + id.substring(0, 8));
      json.writeStringField("employeeType", "Full-time");
      json.writeEndObject();
    }
    json.writeStringField("selfUri", Endpoint.USERS.path() + "/" + id);
    json.writeEndObject();
  }

  private static String uri(Endpoint endpoint, int size, int number) {
    return endpoint.path() + "?pageSize=" + size + "&pageNumber=" + number;
  }
}
