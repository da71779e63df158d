package io.agentclock.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.faults.FaultJson;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.http.Handler;
import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.HandledContact;
import io.agentclock.simulator.workforce.ScriptedWorkforce;
import io.agentclock.simulator.workforce.TruthEvent;
import io.agentclock.simulator.workforce.TruthJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What only the simulator has: its truth, faults on order, the script, and who asked for what. */
public final class ControlApi implements Handler {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Supplier<ObjectNode> about;
  private final ControlledThings things;
  private final ScriptedWorkforce script;
  private final Faults faults;
  private final RequestLog requests;
  private final InstantSource clock;

  /**
   * @param about what {@code GET /about} answers
   */
  public ControlApi(Supplier<ObjectNode> about, ControlledThings things, InstantSource clock) {
    this.about = about;
    this.things = things;
    this.script = things.script();
    this.faults = things.faults();
    this.requests = things.requests();
    this.clock = clock;
  }

  @Override
  public Response answer(Request request) {
    try {
      return route(request);
    } catch (IllegalArgumentException | DateTimeException | JsonProcessingException e) {
      ObjectNode error = JSON.createObjectNode().put("error", String.valueOf(e.getMessage()));
      return Response.json(400, error);
    }
  }

  private Response route(Request request) throws JsonProcessingException {
    return switch (request.method() + " " + request.path()) {
      case "GET /about" -> Response.json(200, about.get());
      case "GET /truth" -> truth(request);
      case "GET /truth/agents" -> agents(request);
      case "GET /truth/contacts" -> contacts(request);
      case "GET /faults" -> faults();
      case "POST /faults" -> order(JSON.readTree(request.body()));
      case "DELETE /faults" -> clearFaults();
      case "GET /requests" -> requests();
      case "DELETE /requests" -> forgetRequests();
      case "POST /script" -> script(JSON.readTree(request.body()));
      default -> Response.json(404, JSON.createObjectNode().put("error", "no such thing"));
    };
  }

  private Response truth(Request request) {
    Truth truth = of(request);
    Instant from = request.parameter("from").map(Instant::parse).orElse(Instant.EPOCH);
    Instant to = to(request);
    List<TruthEvent> events =
        request
            .parameter("agent")
            .map(agent -> truth.of(agent, from, to))
            .orElseGet(() -> truth.between(from, to));
    return Response.lines(TruthJson.lines(events));
  }

  private Response agents(Request request) {
    return lines(of(request).agents(), TruthJson::line);
  }

  private Response contacts(Request request) {
    Truth truth = of(request);
    Instant to = to(request);
    List<HandledContact> contacts =
        request
            .parameter("agent")
            .map(agent -> truth.contactsOf(agent, to))
            .orElseGet(() -> truth.contacts(to));
    return lines(contacts, TruthJson::line);
  }

  private Truth of(Request request) {
    return things.truth(request.parameter("vendor").map(Vendor::of).orElse(Vendor.KORE));
  }

  private Instant to(Request request) {
    return request.parameter("to").map(Instant::parse).orElseGet(clock::instant);
  }

  private static <T> Response lines(List<T> items, Function<T, String> line) {
    return Response.lines(
        items.stream().map(item -> line.apply(item) + "\n").collect(Collectors.joining()));
  }

  private Response faults() {
    ArrayNode items = JSON.createArrayNode();
    faults.inForce().forEach(fault -> items.add(FaultJson.write(fault)));
    return items(items);
  }

  private Response order(JsonNode body) {
    ScriptJson.all(body, "faults", FaultJson::read).forEach(faults::order);
    return Response.noContent();
  }

  private Response clearFaults() {
    faults.clear();
    return Response.noContent();
  }

  private Response requests() {
    ArrayNode items = JSON.createArrayNode();
    for (LoggedRequest request : requests.recent()) {
      items
          .addObject()
          .put("at", request.at().toString())
          .put("method", request.method())
          .put("path", request.path())
          .put("from", request.from())
          .put("to", request.to())
          .put("status", request.status());
    }
    return items(items);
  }

  private Response forgetRequests() {
    requests.forget();
    return Response.noContent();
  }

  private Response script(JsonNode body) {
    script.addAll(ScriptJson.all(body, "changes", ScriptJson::read));
    return Response.noContent();
  }

  private static Response items(ArrayNode items) {
    return Response.json(200, JSON.createObjectNode().set("items", items));
  }
}
