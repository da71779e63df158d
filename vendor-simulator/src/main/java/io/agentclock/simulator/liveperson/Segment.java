package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.agentclock.simulator.workforce.HandledContact;
import io.agentclock.simulator.workforce.SeedMix;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * One closed stretch of a conversation with one agent: a contact without its wrap-up. See <a
 * href="https://developers.liveperson.com/actual-handle-time-api-methods-get-agent-segments.html">Get
 * Agent Segments</a>.
 *
 * @param posted from when on the vendor shows it
 */
record Segment(
    String segmentId, Identity who, HandledContact contact, Traits traits, Instant posted)
    implements Item {

  /** What the workforce knows nothing of, and so the seed decides. */
  record Traits(String conversationId, String token, long skillId, String endReason, int messages) {

    private static final List<String> END_REASONS =
        List.of(
            "closedByConsumer",
            "closedByAgent",
            "closedBySystem",
            "agentTransfer",
            "skillTransfer",
            "backToQueue",
            "other");

    static Traits of(long seed, HandledContact contact) {
      String name = seed + contact.agentId() + contact.start().getEpochSecond();
      UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
      SplittableRandom random =
          SeedMix.stream(seed, id.getMostSignificantBits(), id.getLeastSignificantBits());
      byte[] token = new byte[16];
      random.nextBytes(token);
      return new Traits(
          id.toString(),
          Base64.getUrlEncoder().withoutPadding().encodeToString(token),
          Skills.number(random.nextInt(Skills.inUse())),
          endReason(random),
          random.nextInt(2, 12));
    }

    private static String endReason(SplittableRandom random) {
      // Not one that the vendor documents.
      return random.nextInt(50) == 0
          ? "mergedByBot"
          : END_REASONS.get(random.nextInt(END_REASONS.size()));
    }
  }

  static Segment of(String account, Identity who, HandledContact contact, Handling handling) {
    Traits traits = Traits.of(handling.seed(), contact);
    String segmentId = account + ":" + who.id() + ":" + traits.conversationId + ":" + traits.token;
    return new Segment(segmentId, who, contact, traits, handling.posting().posted(contact));
  }

  /** What decides about segments, the contacts apart. */
  record Handling(long seed, Posting posting) {}

  Instant end() {
    return contact.contactEnd();
  }

  long handleTimeMs() {
    return Duration.between(contact.start(), end()).minus(contact.held()).toMillis();
  }

  boolean isPosted(Instant now) {
    return !posted.isAfter(now);
  }

  @Override
  public JsonNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("segmentId", segmentId)
        .put("startTimeL", contact.start().toEpochMilli())
        .put("endTimeL", end().toEpochMilli())
        .put("conversationId", traits.conversationId)
        .put("agentId", who.id())
        .put("employeeId", who.employeeId())
        .put("skillId", traits.skillId)
        .put("groupId", who.groupId())
        .put("endReason", traits.endReason)
        .put("totalHandleTimeMillis", handleTimeMs())
        .put("endTime", StatusRow.TIME.format(end()))
        .put("startTime", StatusRow.TIME.format(contact.start()));
  }
}
