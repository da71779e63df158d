package io.agentclock.simulator.kore;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.agentclock.simulator.workforce.SeedMix;
import io.agentclock.simulator.workforce.TruthEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Writes the answer as the documentation's sample does: month first, an hour that isn't padded, no
 * zone, all values strings, {@code ""} for no reason code.
 */
final class ActivityAnswer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String account;
  private final DateTimeFormatter time;
  private final boolean camelCase;

  ActivityAnswer(String account, ZoneId zone, boolean camelCase) {
    this.account = account;
    this.time = DateTimeFormatter.ofPattern("M/d/uuuu H:mm:ss").withZone(zone);
    this.camelCase = camelCase;
  }

  /** Some of the events twice, by a fraction; which ones depends on the events alone. */
  static List<TruthEvent> withDuplicates(List<TruthEvent> events, double fraction) {
    List<TruthEvent> all = new ArrayList<>(events);
    if (fraction > 0) {
      events.stream()
          .filter(e -> SeedMix.fraction(e.at().getEpochSecond(), e.agentId()) < fraction)
          .forEach(all::add);
    }
    return all;
  }

  String of(List<TruthEvent> events, List<BadItem> badItems) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("accountId", account);
      json.writeArrayFieldStart(key("AgentUpdates"));
      // A day of many agents is half a million items: no tree of them.
      for (TruthEvent event : events) {
        write(json, event);
      }
      for (BadItem item : badItems) {
        json.writeTree(item.in(this));
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(JsonGenerator json, TruthEvent event) throws IOException {
    json.writeStartObject();
    json.writeStringField(key("AgentId"), event.agentId());
    json.writeStringField(key("EventTime"), time.format(event.at()));
    json.writeStringField(key("Activity"), event.said());
    json.writeStringField(key("ReasonCode"), event.code() == null ? "" : event.code());
    json.writeEndObject();
  }

  /** One item as a tree, for those who want to spoil it. */
  ObjectNode item(TruthEvent event) {
    TokenBuffer item = new TokenBuffer(JSON, false);
    try {
      write(item, event);
      return JSON.readTree(item.asParser());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String key(String pascalCase) {
    return camelCase
        ? Character.toLowerCase(pascalCase.charAt(0)) + pascalCase.substring(1)
        : pascalCase;
  }

  static <T> List<T> shuffled(List<T> items, long seed) {
    List<T> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }
}
