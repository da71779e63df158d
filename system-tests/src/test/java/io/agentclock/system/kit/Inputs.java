package io.agentclock.system.kit;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.simulator.workforce.TruthEvent;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What makes two inputs the same, in one line of text: agent, instant and the vendor's words. */
public final class Inputs {

  private static final DateTimeFormatter EVENT_TIME =
      DateTimeFormatter.ofPattern("M/d/uuuu H:mm:ss", Locale.ROOT);

  private Inputs() {}

  /** Of what an agent did. */
  public static String of(String key, TruthEvent event) {
    return of(key, event.at(), event.said(), event.code());
  }

  /** Those that are there more than once. */
  public static Set<String> twice(List<String> texts) {
    Set<String> seen = new HashSet<>();
    return texts.stream().filter(text -> !seen.add(text)).collect(Collectors.toSet());
  }

  private static String of(String key, Instant at, String said, String code) {
    return key + " | " + at + " | " + said + " | " + (code == null ? "" : code);
  }

  /** Of all items of a raw topic, each once. */
  public static Set<String> ofItems(List<Message> raw) {
    return raw.stream().filter(Message::isItem).map(Inputs::item).collect(Collectors.toSet());
  }

  /** Of all transitions of a topic. */
  public static List<String> ofTransitions(List<Message> transitions) {
    return transitions.stream().map(Inputs::transition).toList();
  }

  private static String item(Message message) {
    JsonNode item = message.json();
    Instant at =
        LocalDateTime.parse(item.path("EventTime").asText(), EVENT_TIME).toInstant(ZoneOffset.UTC);
    return of(
        message.key(), at, item.path("Activity").asText(), item.path("ReasonCode").textValue());
  }

  private static String transition(Message message) {
    JsonNode transition = message.json();
    JsonNode raw = transition.path("raw");
    return of(
        message.key(),
        Instant.parse(transition.path("at").asText()),
        raw.path("state").asText(),
        raw.path("reason").textValue());
  }
}
