package io.agentclock.processor.raw;

import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.ledger.Rules;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The headers of a raw record, read strictly: anybody may have written it.
 *
 * @param headers as they are
 * @param timestampMs the record's own, epoch milliseconds
 */
public record RawRecord(Headers headers, long timestampMs) {

  /** Whether the record is a progress record rather than an item. */
  public boolean isProgress() throws RefusedException {
    String kind = required(RawHeaders.KIND);
    return switch (kind) {
      case RawHeaders.PROGRESS -> true;
      case RawHeaders.ITEM -> false;
      default ->
          throw new RefusedException(
              RefusalReason.MISSING_FIELD,
              "header kind is '%s', not item or progress".formatted(kind));
    };
  }

  /** A header that must be there. */
  public String required(String name) throws RefusedException {
    return optional(name)
        .orElseThrow(
            () -> new RefusedException(RefusalReason.MISSING_FIELD, "no header '" + name + "'"));
  }

  /** What the headers say of an item. */
  public ItemContext itemContext() throws RefusedException {
    return new ItemContext(this, fetchedAtMs());
  }

  /**
   * When the vendor was asked, epoch milliseconds. A record is written after that, by a clock the
   * broker has checked: a header far ahead of it would close intervals that haven't begun.
   */
  public long fetchedAtMs() throws RefusedException {
    String text = required(RawHeaders.FETCHED_AT);
    try {
      long fetchedAtMs = Long.parseLong(text);
      if (fetchedAtMs >= 0 && fetchedAtMs <= timestampMs + Rules.MOST_AHEAD_MS) {
        return fetchedAtMs;
      }
    } catch (NumberFormatException e) {
      throw new RefusedException(
          RefusalReason.BAD_TIME,
          "header fetched-at is '%s', not epoch milliseconds".formatted(text),
          e);
    }
    throw new RefusedException(
        RefusalReason.BAD_TIME,
        "header fetched-at is '%s', but the record was written at %d".formatted(text, timestampMs));
  }

  /** A header that may be there. */
  Optional<String> optional(String name) throws RefusedException {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      return Optional.empty();
    }
    return Optional.of(text(header.value(), "header '" + name + "'"));
  }

  /** UTF-8 text, strictly. */
  static String text(byte[] bytes, String what) throws RefusedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RefusedException(RefusalReason.UNREADABLE, what + " isn't UTF-8", e);
    }
  }
}
