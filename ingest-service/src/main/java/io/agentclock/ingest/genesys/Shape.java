package io.agentclock.ingest.genesys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.ingest.feed.Window;
import io.agentclock.settings.Section;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How conversation aggregates are asked for. Answers are told apart by what they hold, whatever was
 * asked.
 */
enum Shape {
  /**
   * As the vendor documents it.
   *
   * @see <a
   *     href="https://developer.genesys.cloud/api/rest/v2/analytics/conversation_aggregate">Conversation
   *     aggregates</a>
   */
  AGGREGATES(
      "/api/v2/analytics/conversations/aggregates/query", "analytics:conversationAggregate:view") {
    @Override
    ObjectNode request(Window window, Duration interval) {
      ObjectNode body = Json.object();
      body.put("interval", Json.interval(window)).put("granularity", interval.toString());
      Json.texts(body, "groupBy", List.of("userId", "mediaType"));
      Json.texts(body, "metrics", List.of("tHandle", "tTalkComplete", "tHeldComplete", "tAcw"));
      return body;
    }
  },
  /** As a tutorial has it that is about on the web, and gateways made by it. */
  SUMMARY("/api/v2/analytics/conversations/details/query", "analytics:conversationDetail:view") {
    @Override
    ObjectNode request(Window window, Duration interval) {
      ObjectNode body = Json.object();
      body.put("dateFrom", window.from().toString()).put("dateTo", window.to().toString());
      body.put("interval", interval.toString());
      Json.texts(body, "groupBy", List.of("agentId"));
      body.put("view", "agent");
      Json.texts(body, "select", List.of("tHandle", "tAcw", "tHold", "agentId", "agentName"));
      body.putArray("filters");
      return body;
    }
  };

  private final String path;
  private final String permission;

  Shape(String path, String permission) {
    this.path = path;
    this.permission = permission;
  }

  static Shape read(Section section, String key) {
    String text = section.optionalText(key).orElse("aggregates").strip();
    for (Shape shape : values()) {
      if (shape.name().toLowerCase(Locale.ROOT).equals(text)) {
        return shape;
      }
    }
    throw section.bad(key, "'%s' is neither aggregates nor summary".formatted(text));
  }

  String path() {
    return path;
  }

  String permission() {
    return permission;
  }

  /** The request's body, less its page. */
  abstract ObjectNode request(Window window, Duration interval);
}
