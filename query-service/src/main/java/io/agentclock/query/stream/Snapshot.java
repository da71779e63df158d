package io.agentclock.query.stream;

import io.agentclock.contract.ContractJson;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.OptionalLong;

/**
 * All agents of a filter at one moment, as one event in pieces. A piece is made when the first
 * client needs it, so that a big snapshot holds up nobody, and shared by the others.
 */
final class Snapshot {

  private static final int PIECE_AGENTS = 100;

  private final long next;
  private final Knowledge knowledge;
  private final List<AgentEntry> agents;
  private final byte[][] pieces;

  /**
   * @param next number of the first change that isn't in it
   * @param id of the event
   */
  Snapshot(long next, String id, List<AgentEntry> agents, Knowledge knowledge) {
    this.next = next;
    this.knowledge = knowledge;
    this.agents = agents;
    this.pieces = new byte[2 + (agents.size() + PIECE_AGENTS - 1) / PIECE_AGENTS][];
    this.pieces[0] = head(id);
    this.pieces[pieces.length - 1] = EventJson.ascii("]}\n\n");
  }

  long next() {
    return next;
  }

  int pieces() {
    return pieces.length;
  }

  byte[] piece(int number) {
    if (pieces[number] == null) {
      pieces[number] = items((number - 1) * PIECE_AGENTS);
    }
    return pieces[number];
  }

  private byte[] head(String id) {
    OptionalLong asOf =
        agents.stream()
            .map(agent -> age(agent).asOfMs())
            .filter(OptionalLong::isPresent)
            .mapToLong(OptionalLong::getAsLong)
            .min();
    byte[] object =
        EventJson.object(
            json -> {
              ContractJson.instant(json, "asOf", Knowledge.instant(asOf));
              json.writeArrayFieldStart("items");
              json.writeEndArray();
            });
    ByteArrayOutputStream head = new ByteArrayOutputStream(128);
    head.writeBytes(EventJson.id(id));
    head.writeBytes(EventJson.ascii("event: snapshot\ndata: "));
    head.write(object, 0, object.length - "]}".length());
    return head.toByteArray();
  }

  private byte[] items(int from) {
    ByteArrayOutputStream items = new ByteArrayOutputStream(PIECE_AGENTS * 600);
    for (int i = from; i < Math.min(agents.size(), from + PIECE_AGENTS); i++) {
      if (i > 0) {
        items.write(',');
      }
      AgentEntry agent = agents.get(i);
      items.writeBytes(agent.toJson(age(agent)));
    }
    return items.toByteArray();
  }

  private Knowledge.Age age(AgentEntry agent) {
    return knowledge.of(agent.row(), agent.facts());
  }
}
